"""Whom a description without a name means: who was spoken of in its words, whom it fits, or who is in focus."""

from __future__ import annotations

from collections.abc import Sequence

from etl.annotate.syntax.clitics import has_article, with_article, without_article
from etl.annotate.syntax.entity_names import EntityNames
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.referents import Referent, may_be
from etl.annotate.syntax.words import (
    demonyms,
    institution_heads,
    is_of,
    office_heads,
    person_nouns,
    title_heads,
    word_class,
)
from etl.clean.keys import match_key

_SHORT_DESCRIPTION = 3  # words of a description that may leave out some of a fuller one


class Anaphora:
    """The descriptions of one article, led back to those whom it named or spoke of."""

    def __init__(self, names: EntityNames) -> None:
        self.names, self.tokens = names, names.tokens

    def meant(
        self, phrase: Phrase, keys: list[str], form: VerbForm | None, earlier: Sequence[Referent], again: bool
    ) -> Referent | None:
        """Who fits a description: one spoken of in its very words, else by its entity's, else who is in focus."""
        head, rest = without_article(keys[0]), self._words(phrase)[1:]
        if self.tokens[phrase.first].clitics.enclitic:
            return self._by_words(phrase, with_article(self.tokens[phrase.first].bare), rest, form, earlier)
        described = self._by_words(phrase, keys[0], rest, form, earlier)
        if described is None and keys[0] in word_class("honorific") and not rest:
            described = next((each for each in reversed(earlier) if self.names.is_person(each)), None)
        if described is not None or not (has_article(keys[0]) or head in word_class("guest")):
            return described
        if head in person_nouns() or head in office_heads():
            return self._person_in_focus(head, rest, form, earlier, again)
        if keys[0] in institution_heads() or head in institution_heads() or is_of(head, "outlet"):
            return None if rest else self._body_in_focus(head, earlier)
        return None

    def _words(self, phrase: Phrase) -> list[str]:
        """What a phrase says of whom it means, clitics cut."""
        tokens, stops = self.tokens, word_class("preposition", "same")
        return [
            tokens[at].bare
            for at in range(phrase.first, phrase.past)
            if tokens.is_word(at) and tokens.keys[at] not in stops
        ]

    def _by_words(
        self, phrase: Phrase, head: str, rest: list[str], form: VerbForm | None, earlier: Sequence[Referent]
    ) -> Referent | None:
        bare = without_article(head)
        names = [key for key in (bare, *rest) if key not in title_heads()]
        for each in reversed(earlier):
            if each.kind in ("anonymous", "joint") or not may_be(each, form):
                continue
            said = {without_article(key) for key in each.keys}
            if has_article(head) or (rest and head in title_heads()):
                heads = {without_article(key) for key in each.keys[:1]} | (said & office_heads())
                if bare in heads and len(rest) < _SHORT_DESCRIPTION and said.issuperset(rest):
                    return each
            if (
                len(names) == 1
                and names[0] not in demonyms()
                and each.kind == "named"
                and _bears(each, names[0])
            ):
                return each
        if not (has_article(head) or rest):
            return None
        kinds = self._kinds(bare)
        for words in ([bare, *rest], rest if bare in person_nouns() else []):
            if not words:
                continue
            entity = self.names.descriptions.bearer(words, kinds, phrase.first, [e.entity for e in earlier])
            referent = None if entity is None else self.names.named_at(self.names.mentions[entity][0])
            if referent is not None and may_be(referent, form):
                return referent
        return None

    def _kinds(self, head: str) -> tuple[str, ...]:
        """What sorts of entity a head noun may mean."""
        if head in person_nouns() or head in title_heads():
            return ("PERSON",)
        return ("ORG",) if head in institution_heads() or is_of(head, "outlet") else ("ORG", "PERSON")

    def _person_in_focus(
        self, head: str, rest: list[str], form: VerbForm | None, earlier: Sequence[Referent], again: bool
    ) -> Referent | None:
        """The last person or unnamed source, unless another office, sex or country is known of them."""
        for each in reversed(earlier):
            if each.number != "s" or not may_be(each, form):
                continue
            if each.kind == "anonymous":
                return each
            if self.names.is_person(each):
                return each if again or self._fits(each, head, rest) else None
        return None

    def _fits(self, referent: Referent, head: str, rest: list[str]) -> bool:
        """Whether a person may be called so of whom the article has not said it in these words."""
        if head in word_class("guest"):
            return True
        said = {without_article(key) for key in referent.keys}
        if referent.entity is not None:
            said |= self.names.descriptions.words(referent.entity)
        countries = {demonyms()[word] for word in said if word in demonyms()}
        if not all(word in demonyms() for word in rest):
            return head in person_nouns() and head in said
        if countries and not all(demonyms()[word] in countries for word in rest):
            return False
        if head in said or head in word_class("person_noun") or (head in person_nouns() and rest):
            return True
        return not said & (office_heads() | person_nouns())

    def _body_in_focus(self, head: str, earlier: Sequence[Referent]) -> Referent | None:
        """The last body that spoke, unless its name says it is of another sort (وزارة is no شركة)."""
        for each in reversed(earlier):
            if each.entity is not None and self.names.entities[each.entity].type == "ORG":
                sorts = {word for word in match_key(each.name).split() if is_of(word, "institution")}
                return each if not sorts else None
        return None


def _bears(referent: Referent, name: str) -> bool:
    """Whether a word, its article cut, is one of somebody's names behind the first."""
    return name in {without_article(key) for key in match_key(referent.name).split()[1:]}
