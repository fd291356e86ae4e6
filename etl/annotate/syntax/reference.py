"""Whom or what a phrase means: an entity of the article, an unnamed source, a document, or an office.

A name means its bearer. A description (الوزير، العداء الجامايكي، الشركة) means whoever the article describes so,
before or after; a person noun that nobody is described by (الرجل، المتحدث) means the person in focus.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import (
    after_clitic,
    has_article,
    is_led_by,
    with_article,
    without_and,
    without_article,
)
from etl.annotate.syntax.descriptions import Descriptions
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.wording import (
    is_anonymous,
    is_indefinite,
    personal_name,
    phrase_text,
    quoted_name,
    shortest_full,
    text_name,
    with_alef,
)
from etl.annotate.syntax.words import (
    demonyms,
    given_names,
    institution_heads,
    is_of,
    office_heads,
    person_nouns,
    title_heads,
    word_class,
)
from etl.clean.keys import match_key
from etl.records import Annotations, Entity, Mention

ANON = "ANON"
_CLITICS = 2  # letters and marks that may stand before the name at a phrase's head
_SHORT_DESCRIPTION = 3  # words of a description that may leave out some of a fuller one


@dataclass(slots=True)
class Referent:
    """A person, body, document or unnamed source as the discourse remembers it."""

    name: str
    kind: str  # named, role, anonymous, document or joint
    entity: int | None = None
    gender: str = ""  # m, f or unknown
    number: str = "s"
    keys: list[str] = field(default_factory=list)  # match keys of its fullest phrase
    document: str | None = None  # its name where it is a document or an outlet
    parties: list[Referent] = field(default_factory=list)
    nested: bool = False  # whether it spoke in the words of another

    @property
    def identity(self) -> tuple[int | None, str]:
        """What two mentions of one being share."""
        return (self.entity, "") if self.entity is not None else (None, self.name)


class References:
    """The entities of one article, and the referent of each phrase."""

    def __init__(self, tokens: Tokens, found: Annotations) -> None:
        self.tokens = tokens
        self.entities: dict[int, Entity] = {entity.key: entity for entity in found.entities}
        self.mentions: defaultdict[int, list[int]] = defaultdict(list)  # by entity, the tokens of its names
        for at in sorted(tokens.mentions):
            self.mentions[tokens.mentions[at].entity].append(at)
        self._names: dict[int, str] = {}  # by entity, what it is called
        self._genders: dict[int, str] = {}  # by person, as far as the name tells

    @cached_property
    def descriptions(self) -> Descriptions:
        """What the article says its entities are, read when a phrase without a name asks for it."""
        return Descriptions(self.tokens, self.mentions)

    def name_of(self, entity: int) -> str:
        """The shortest full name of an entity in the article; its only name where none is full."""
        if entity not in self._names:
            names = [self._surface(at) for at in self.mentions[entity]]
            self._names[entity] = shortest_full(names) or self.entities[entity].name_ar
        return self._names[entity]

    def _surface(self, at: int) -> str:
        mention, document = self.tokens.mentions[at], self.tokens.document
        form = " ".join(document.text[mention.start : mention.end].split())
        led = after_clitic(self.tokens.keys[at], mention.start - document.starts[at])
        return with_alef(form) if has_article(led) else form  # للمجلس

    def is_person(self, referent: Referent) -> bool:
        """Whether a referent is one person, by name or by office."""
        if referent.entity is not None:
            return self.entities[referent.entity].type == "PERSON"
        if referent.kind == "named":
            return match_key(referent.name.split()[0]) in given_names()
        return referent.kind == "role" and bool(referent.keys) and is_of(referent.keys[0], "title")

    def describe(self, phrase: Phrase, form: VerbForm | None, earlier: Sequence[Referent]) -> Referent:
        """What a phrase means; ``earlier`` referents, latest last, are what a description may be of."""
        keys = self.tokens.keys[phrase.first : phrase.past]
        keys[0] = after_clitic(keys[0], phrase.clitic) if phrase.clitic else self.tokens.head(phrase.first)
        referent = (
            self._joint(phrase) or self._named(phrase, keys) or self._unnamed(phrase, keys, form, earlier)
        )
        referent.keys = referent.keys or keys
        referent.gender, referent.number = self._agreement(keys, form, referent)
        if referent.number == "s" and not referent.gender:
            same = (each.gender for each in reversed(earlier) if each.name == referent.name)
            referent.gender = next(filter(None, same), "")
        return referent

    def of_entity(self, entity: int) -> Referent:
        """An entity as a referent."""
        return Referent(self.name_of(entity), "named", entity)

    def named_at(self, at: int) -> Referent:
        """The bearer of the name that starts in a token."""
        mention = self.tokens.mentions[at]
        gender = "f"
        if mention.type == "PERSON":
            gender = self._gender_of(mention.entity)
        elif not _is_feminine(self.tokens.keys[at]):
            gender = "m"
        return Referent(
            self.name_of(mention.entity), "named", mention.entity, gender, keys=[self.tokens.keys[at]]
        )

    def _gender_of(self, person: int) -> str:
        if person not in self._genders:
            first = match_key(self.name_of(person).split()[0])
            self._genders[person] = given_names().get(first, "")
        return self._genders[person]

    # Names

    def _mentions(self, phrase: Phrase) -> Iterator[tuple[int, Mention]]:
        mentions = self.tokens.mentions
        return ((at, mentions[at]) for at in range(phrase.first, phrase.past) if at in mentions)

    def _joint(self, phrase: Phrase) -> Referent | None:
        """Two parties under one verb: ماكرون والكاظمي، الرئيس التونسي ونظيره الجزائري."""
        tokens = self.tokens
        joints = [at for at in range(phrase.first + 1, phrase.past) if self._joins_party(at)]
        if not joints:
            return None
        parts: list[Referent] = []
        for first, past in zip([phrase.first, *joints], [*joints, phrase.past], strict=True):
            part = Phrase(first, past, 1 if first != phrase.first else 0)
            named = self._named(part, tokens.keys[first:past])
            mention = tokens.mentions.get(first)
            if mention is not None and (named is None or named.entity != mention.entity):
                return None  # قائد عمليات الجزيرة والبادية فلان
            if named is None and parts and parts[0].entity is not None and not self._is_counterpart(first):
                return None  # فلان، مدير الشركة ورئيس الفريق
            parts.append(named or Referent(phrase_text(self.tokens, part), "role"))
        kinds = {self.entities[part.entity].type for part in parts if part.entity is not None}
        return joint(parts) if len(kinds) < 2 else None

    def _joins_party(self, at: int) -> bool:
        """Whether another party begins in a token: وفلان، ونظيره، ووزير المالية."""
        tokens = self.tokens
        return (
            is_led_by(tokens.keys[at], "و")
            and tokens.conjoined(at)
            and (
                at in tokens.mentions
                or self._is_counterpart(at)
                or without_and(tokens.keys[at]) in word_class("joint_office")
            )
        )

    def _is_counterpart(self, at: int) -> bool:
        return without_and(self.tokens.keys[at]) in word_class("counterpart")

    def _named(self, phrase: Phrase, keys: list[str]) -> Referent | None:
        """A phrase with its own name in it: of a person anywhere, of a body or place only at its head."""
        tokens = self.tokens
        mentions = list(self._mentions(phrase))
        people = [(at, mention.entity) for at, mention in mentions if mention.type == "PERSON"]
        for at, entity in people[1:]:
            if tokens.is_comma(at - 1):  # who holds the office: مدير جامعة الملك عبدالعزيز، فلان
                return self.of_entity(entity)
        if people and not self._of_another(phrase, people[0][0]):
            return self.of_entity(people[0][1])
        if len(people) > 1:
            return self.of_entity(people[1][1])
        if people:
            return self._somebody_of(phrase, people[0][1])
        if is_of(keys[0], "text"):
            return None
        outlet = is_of(keys[0], "outlet")
        head = tokens.document.starts[phrase.first] + _CLITICS
        for at, mention in mentions:
            if mention.start <= head and not (outlet and len(mentions) > 1) and not self._is_sort(at):
                referent = self.of_entity(mention.entity)
                if outlet:
                    referent.document, referent.kind = phrase_text(self.tokens, phrase), "document"
                return referent
        role = tokens.roles[phrase.first]
        if role is not None and role.person is not None and role.person in self.entities:
            return self.of_entity(role.person)
        return None

    def _is_sort(self, at: int) -> bool:
        """Whether a name is only the sort of a body that the article calls by more: الاتحاد, once it has named one."""
        mention, word = self.tokens.mentions[at], self.tokens[at].bare
        return (
            mention.type == "ORG"
            and self.tokens.name_past[at] == at + 1
            and word in institution_heads()
            and self.descriptions.bearer([word], ("ORG",), at, []) is not None
        )

    def _of_another(self, phrase: Phrase, at: int) -> bool:
        """Whether the person named at a token is not the head, but whom it belongs to or is close to.

        So in والد اللاعب فلان، متحدث باسم فلان، مصدر مقرب من الرئيس فلان.
        """
        tokens, first = self.tokens, at
        while first - 1 > phrase.first and tokens.keys[first - 1] in title_heads():
            first -= 1
        if first <= phrase.first:
            return False
        if first - 1 == phrase.first and tokens.keys[phrase.first] in word_class("relation"):
            return True
        return bool(tokens.prefix(first)) or tokens.keys[first - 1] in word_class("preposition", "in_name_of")

    def _somebody_of(self, phrase: Phrase, entity: int) -> Referent | None:
        head = self.tokens.head(phrase.first)
        if is_of(head, "anonymous", "spokesman"):
            return Referent(ANON, "anonymous")
        if head not in word_class("relation"):
            return None
        return Referent(f"{self.tokens.text(phrase.first, phrase.first + 1)} {self.name_of(entity)}", "role")

    # Descriptions

    def _unnamed(
        self, phrase: Phrase, keys: list[str], form: VerbForm | None, earlier: Sequence[Referent]
    ) -> Referent:
        again = any(key in word_class("same") for key in keys)
        keys = _without_address([key for key in keys if key not in word_class("same")] or keys)
        impersonal = is_of(keys[0], "source") and without_article(keys[0]) not in person_nouns()
        if again and impersonal and has_article(keys[0]):
            return _again(earlier) or Referent(ANON, "anonymous")
        told = self._whose_words(phrase, keys, earlier)
        if told is not None:
            return told
        if is_anonymous(keys) or is_indefinite(self.tokens, phrase, keys):
            return Referent(ANON, "anonymous")
        if not is_of(keys[0], "text"):
            known = self._described(phrase, keys, form, earlier, again)
            if known is not None:
                return Referent(
                    known.name, known.kind, known.entity, keys=known.keys, document=known.document
                )
        return self._unknown(phrase, keys, earlier)

    def _described(
        self, phrase: Phrase, keys: list[str], form: VerbForm | None, earlier: Sequence[Referent], again: bool
    ) -> Referent | None:
        """Who fits a description: one spoken of in its very words, else by its entity's, else who is in focus."""
        head, rest = without_article(keys[0]), self._words(phrase)[1:]
        if self.tokens[phrase.first].clitics.enclitic:
            return self._by_words(phrase, with_article(self.tokens[phrase.first].bare), rest, form, earlier)
        described = self._by_words(phrase, keys[0], rest, form, earlier)
        if described is None and keys[0] in word_class("honorific") and not rest:
            described = next((each for each in reversed(earlier) if self.is_person(each)), None)
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
            if len(names) == 1 and each.kind == "named" and _bears(each, names[0]):
                return each
        if not (has_article(head) or rest):
            return None
        kinds = self._kinds(bare)
        for words in ([bare, *rest], rest if bare in person_nouns() else []):
            if not words:
                continue
            entity = self.descriptions.bearer(words, kinds, phrase.first, [e.entity for e in earlier])
            referent = None if entity is None else self.named_at(self.mentions[entity][0])
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
            if self.is_person(each):
                return each if again or self._fits(each, head, rest) else None
        return None

    def _fits(self, referent: Referent, head: str, rest: list[str]) -> bool:
        """Whether a person may be called so of whom the article has not said it in these words."""
        if head in word_class("guest"):
            return True
        said = {without_article(key) for key in referent.keys}
        if referent.entity is not None:
            said |= self.descriptions.words(referent.entity)
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
            if each.entity is not None and self.entities[each.entity].type == "ORG":
                sorts = {word for word in match_key(each.name).split() if is_of(word, "institution")}
                return each if not sorts else None
        return None

    def _whose_words(self, phrase: Phrase, keys: list[str], earlier: Sequence[Referent]) -> Referent | None:
        """Whose a speech is (تصريح للوزير): the words are theirs, not the text's."""
        after = phrase.first + 1
        if keys[0] not in word_class("told") or after >= len(self.tokens) or self.tokens.prefix(after) != "ل":
            return None
        speaker = self.describe(Phrase(after, max(phrase.past, after + 1), 1), None, earlier)
        return speaker if self.is_person(speaker) else None

    # Sources without a name

    def _unknown(self, phrase: Phrase, keys: list[str], earlier: Sequence[Referent]) -> Referent:
        """What no entity of the article is: a document, a body or an office by its words, somebody unnamed."""
        head, name = keys[0], phrase_text(self.tokens, phrase)
        if is_of(head, "outlet"):
            return Referent(quoted_name(self.tokens, phrase) or name, "document", document=name)
        if is_of(head, "text"):
            documents = frozenset(each.name for each in earlier if each.kind == "document")
            return Referent(text_name(self.tokens, phrase, keys, documents), "document", document=name)
        personal = personal_name(self.tokens, phrase)
        if personal:
            return Referent(personal, "named")
        if without_article(head) in word_class("person_noun", "spokesman"):
            return Referent(ANON, "anonymous")
        return Referent(name, "role" if is_of(head, "title") else "named")

    # Agreement

    def _agreement(self, keys: list[str], form: VerbForm | None, referent: Referent) -> tuple[str, str]:
        if referent.kind == "joint":
            return referent.gender, "d" if len(referent.parties) == 2 else "p"
        number = form.number if form is not None else "s"
        head = keys[0]
        if head.endswith(("ون", "ين")) and self._is_human_plural(head):
            number = "p"
        elif head.endswith("ان") and head in word_class("pair"):
            number = "d"
        if form is not None and form.finite:
            return form.gender, number
        if referent.entity is not None and self.entities[referent.entity].type == "PERSON":
            return self._gender_of(referent.entity), number
        return ("f" if _is_feminine(head) else "m"), number

    def _is_human_plural(self, head: str) -> bool:
        if head in word_class("anonymous"):
            return True
        return has_article(head) and len(head) > 6 and head not in title_heads()


def _without_address(keys: list[str]) -> list[str]:
    """A title without the honours before it: معالي الأمين العام."""
    while len(keys) > 1 and keys[0] in word_class("address") and keys[1] in title_heads():
        keys = keys[1:]
    return keys


def _again(earlier: Sequence[Referent]) -> Referent | None:
    """Whom المصدر نفسه means: the last source without a face, be it unnamed, a document or a body."""
    for each in reversed(earlier):
        if each.kind in ("anonymous", "document"):
            return Referent(each.name, each.kind, each.entity, keys=each.keys, document=each.document)
    return None


def may_be(referent: Referent, form: VerbForm | None) -> bool:
    """Whether a verb's gender leaves a referent possible."""
    if form is None or not form.finite or not referent.gender:
        return True
    return referent.gender == form.gender


def _bears(referent: Referent, name: str) -> bool:
    """Whether a word, its article cut, is one of somebody's names behind the first."""
    return name in {without_article(key) for key in match_key(referent.name).split()[1:]}


def _is_feminine(head: str) -> bool:
    return head.endswith(("ه", "ات")) and head not in word_class("masculine")


def joint(parts: list[Referent]) -> Referent:
    """Several referents as one source."""
    genders = {part.gender for part in parts}
    gender = "f" if genders == {"f"} else "m"
    name = " و".join(part.name for part in parts)
    return Referent(name, "joint", gender=gender, number="d" if len(parts) == 2 else "p", parties=parts)
