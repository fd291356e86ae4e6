"""Noun phrases, read from left to right: head, construct chain, adjectives, complements, names, coordination.

Arabic helps: a construct chain is indefinite up to its last word, and adjectives agree in definiteness, gender and
number. So behind a definite word an indefinite one opens the next phrase, unless it is a name or a second title, and
a definite one does unless it can describe a noun of the chain.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from etl.annotate.syntax.article_tokens import Tokens, boundary_words
from etl.annotate.syntax.clitics import LI, without_and, without_preposition
from etl.annotate.syntax.endings import listed_feminine, possessed
from etl.annotate.syntax.frames import verb_forms
from etl.annotate.syntax.nominals import can_describe, is_adjective, is_rare, looks_like_adjective
from etl.annotate.syntax.phrase_limits import (
    cannot_govern,
    follows_relation,
    is_apart,
    is_counterpart,
    is_second_party,
    names_another,
)
from etl.annotate.syntax.phrase_marks import is_counted, past_abbreviation, past_brackets, past_marks
from etl.annotate.syntax.phrase_state import NONE, PhraseState, names_place
from etl.annotate.syntax.tokens import shared_token
from etl.annotate.syntax.unseen_names import goes_on_with_name
from etl.annotate.syntax.verb_tokens import is_known_verb, opens_relative
from etl.annotate.syntax.words import (
    honorific_heads,
    honorifics,
    institution_heads,
    is_of,
    person_nouns,
    stance_nouns,
    title_heads,
    word_class,
)

_LONGEST = 24  # words of a phrase; past it the grammar has lost its way


class Phrase(NamedTuple):
    """A range of tokens; of a noun phrase that was read, its head noun and the person that it names, too."""

    first: int
    past: int
    clitic: int = 0  # characters to leave out at its head
    head: int = -1  # -1 for none; by its first token, as the person is
    person: int = -1


def noun_phrase(
    tokens: Tokens, first: int, stop: int, strict: bool = False, wanted: frozenset[str] = NONE
) -> int:
    """Past the noun phrase that starts at ``first``, or ``first`` when none does."""
    return read_phrase(tokens, first, stop, strict, wanted).past


def read_phrase(
    tokens: Tokens, first: int, stop: int, strict: bool = False, wanted: frozenset[str] = NONE
) -> Phrase:
    """The noun phrase that starts at ``first``; an empty one where none does.

    ``strict`` is for a phrase with another right behind it (أكد الوزير دعم بلاده): it ends as early as it can.
    ``wanted`` are the prepositions by which the verb goes on: they end it, too.
    """
    return _Reading(tokens, first, min(stop, first + _LONGEST), strict, wanted).read()


@cache
def _particles() -> frozenset[str]:
    """The words that may belong to a phrase without being nouns of it."""
    return word_class("article", "emphatic", "in_name_of")


def _is_plain(form: str) -> bool:
    """Whether a form is a word of none of the kinds that may end a phrase or do something else in it than go on."""
    token = shared_token(form)
    ends = not form[0].isalpha() or token.key in boundary_words() or token.key in _particles()
    kinds = word_class("carrier", "of_age", "demonstrative", "object_demonstrative")
    return not (
        ends or token.key in kinds or token.key in verb_forms() or token.stem in word_class("counterpart")
    )


class _Reading(PhraseState):
    """The grammar: past which parts a phrase goes on."""

    __slots__ = ()

    def read(self) -> Phrase:
        plain = self.tokens.document.answers(_is_plain)
        while self.at < self.stop:
            past = self._plain_part(self.at) if plain[self.at] else self._part(self.at)
            if past == self.at:
                break
            self.at = past
        head = self.first + (self.first in self.tokens.closing)
        return Phrase(self.first, self.at, head=head, person=self.person)

    def _part(self, at: int) -> int:
        """Past the part of the phrase at a token, or the token itself where the phrase has ended."""
        tokens = self.tokens
        if tokens.ends_phrase(at) or tokens.keys[at] in _particles():
            past = self._mark_or_particle(at)
            if past is not None:
                return past
        if at > self.first and is_counterpart(tokens, at):
            return at
        ends = at > self.first and not tokens.name_past[at] and not tokens.prefix(at)
        if ends and (
            is_known_verb(tokens, at) or tokens.keys[at] in word_class("carrier") or is_apart(self, at)
        ):
            return at
        return self._plain_part(at)

    def _plain_part(self, at: int) -> int:
        """Past the part at a token that is no mark, particle or verb."""
        tokens = self.tokens
        if at > self.first and tokens.prefix(at):
            return self._nested(at) if self.takes(at) else at
        if tokens.name_past[at]:
            return self._name(at)
        if at == self.first:
            return self._noun(at)
        return at if cannot_govern(self, at) or follows_relation(self, at) else self._word(at)

    def _mark_or_particle(self, at: int) -> int | None:
        """Past what a mark or particle begins, or the token itself where it ends the phrase; None: it is a noun."""
        tokens = self.tokens
        if tokens.names_person(at) and tokens.keys[at] in word_class("in_name_of"):
            return None  # المهندس باسم زارع
        if at in tokens.closing:
            return past_marks(self, at)
        if (past := past_abbreviation(self, at)) > at:
            return past
        if is_counted(self, at):
            return at + 2
        if at in tokens.document.brackets.closing:
            return past_brackets(self, at)
        if tokens.keys[at] in word_class("emphatic") and at > self.first:
            return at + 1  # الوزير نفسه، الرئيس آنذاك
        if tokens.ends_phrase(at) and not self._is_place(at):
            return self._adjunct(at)
        if tokens.keys[at] in word_class("in_name_of") and at > self.first:
            return self._nested(at + 1)
        return None

    def _is_place(self, at: int) -> bool:
        """Whether a word that is read as an adverb behind a verb may join a place to a noun: بمحافظة، بمدينة."""
        heads = institution_heads()
        return bool(self.tokens.prefix(at)) and without_preposition(self.tokens.keys[at]) in heads

    def _noun(self, at: int) -> int:
        """Past a noun of the construct chain, which a definite one ends."""
        self.nouns.append(at)
        whose = self.tokens.keys[at] in word_class("honorific")  # سموه
        if (
            self.strict
            and possessed(self.tokens, at)
            and is_of(listed_feminine(self.tokens[at].bare), "institution", "source")
        ):
            whose = True  # حزبه | المشاركة
        self.definite = self.definite or self.tokens.definite(at) or whose
        return at + 1

    def _title(self, at: int) -> int:
        """Past a second title, which opens a construct chain of its own: وزير الصحة نائب | رئيس الوزراء."""
        self.definite, self.described = self.tokens.definite(at), -1
        self.nouns.append(at)
        return at + 1

    def _name(self, at: int) -> int:
        """Past a name of the annotator of names; و joins one only to a phrase that is definite."""
        tokens = self.tokens
        if at > self.first and tokens.conjoined(at) and not self.definite:
            return at
        if at > self.first and names_another(self, at):
            return at
        if self.strict and self.described >= 0 and not tokens.names_person(at):
            return at  # شكرت السلطة المحلية | مسقط
        if self.strict and is_second_party(self, at):
            return at
        if tokens.names_person(at) and self.person < 0:
            self.person = at
        self.definite = True
        self.nouns.append(at)
        return min(tokens.name_past[at], self.stop)

    def _word(self, at: int) -> int:
        """Past a common word, where it still belongs to the phrase."""
        tokens, key = self.tokens, self.tokens.keys[at]
        if key in stance_nouns() and (self.definite or self.strict):
            return at
        if tokens.name_past[at - 1]:
            return self._after_name(at)
        if tokens.conjoined(at):
            return self._joined(at)
        if tokens.definite(at):
            return self._definite_word(at)
        if not self.definite:
            parted = opens_relative(tokens, self.first, at) or (self.strict and possessed(tokens, at))
            return at if parted else self._noun(at)
        titled = not self.strict or tokens.keys[self.first] in title_heads() or tokens.name_past[self.first]
        if key in title_heads() and titled:
            return self._title(at)
        return at + 1 if goes_on_with_name(self.tokens, at, self.strict) else at

    def _definite_word(self, at: int) -> int:
        """Past the end of the construct chain, or past an adjective, title or trade behind it."""
        if not self.definite:
            return self._noun(at)
        tokens, key = self.tokens, self.tokens.keys[at]
        named = at + 1 < self.stop and tokens.names_person(at + 1) and not tokens.prefix(at + 1)
        of_body = self.strict and named and is_of(tokens.head(self.first), "institution")
        if of_body and tokens[at].bare in person_nouns():
            return at  # اعتقلت قوات الأمن | الناشط فلان
        if self._describes(at) or tokens.keys[at - 1] in word_class("name_part"):
            return at + 1  # عز العرب
        surname = tokens.keys[at - 1] in (title_heads() if not self.strict else honorifics())
        if surname and not named and at - 1 == self.nouns[-1] and tokens[at].number != "p":  # الدكتور الخياط
            return at + 1
        if self.strict:  # الوزير الدكتور فلان is one man; نعى الرئيس الفنان فلان speaks of two
            address = key in honorifics() or tokens.keys[self.first] in honorific_heads()
            return self._title(at) if named and address and not of_body and self.person < 0 else at
        return self._title(at) if named or key in title_heads() else at

    def _describes(self, at: int) -> bool:
        """Whether a definite word describes a noun before it: by what it is, or at ease by its shape alone."""
        tokens, word = self.tokens, self.tokens[at]
        if not (is_adjective(word) or (not self.strict and looks_like_adjective(word))):
            return False
        if self.joined and word.number in ("p", "dp", "d"):
            return True  # الأدب والنقد العربيين
        if word.number == "dp" and tokens.name_past[at - 1] and not tokens[at - 1].number:
            return False  # حث سامي حداد | المستوطنين
        for noun in reversed(self.nouns):
            if can_describe(word, tokens[noun], tokens.keys[noun] in title_heads()):
                self.described = noun
                return True
        return False

    def _after_name(self, at: int) -> int:
        """Past a word after a name: an office (علاء يوسف المتحدث الرسمي), an adjective, no object."""
        tokens, key = self.tokens, self.tokens.keys[at]
        if tokens.conjoined(at):
            office = tokens.roles[at] is not None and without_and(key) in title_heads()
            joined = not self.strict or office or (tokens[at].joins_definite and self._is_named_body())
            return self._joined(at) if joined else at
        if key in title_heads():
            named = at + 1 < self.stop and tokens.names_person(at + 1)
            office = tokens.head(self.first) in title_heads() and (named or key not in honorifics())
            placed = tokens.definite(at) and names_place(self.tokens, self.nouns[-1]) and not office
            parted = self.strict and (placed or self._is_named_body() or self._opens_another(at))
            return at if parted else self._title(at)  # أبلغت دول الخليج | وزير الخارجية
        if tokens.definite(at):
            surname = tokens.names_person(self.nouns[-1]) and not self.strict and is_rare(tokens[at])
            return at + 1 if surname or self._describes(at) else at
        if key in word_class("name_part") or (
            not self.strict and goes_on_with_name(self.tokens, at, self.strict)
        ):
            return at + 1
        return at

    def _is_named_body(self) -> bool:
        """Whether the phrase so far is of a body or place, by its name, its sort or both: النقابة، جماعة الحوثي."""
        tokens, named = self.tokens, self.first
        if is_of(tokens.head(named), "institution"):
            if tokens.definite(named):
                return True
            named = self.nouns[-1] if len(self.nouns) == 2 else named
        return named in tokens.mentions and not tokens.names_person(named)

    def _opens_another(self, at: int) -> bool:
        """Whether the title behind a person is of somebody else: حث قيس سعيد | رئيس الحكومة نواف سلام."""
        if self.person < 0 or self.tokens.name_past[self.person] != at:
            return False
        return _Reading(self.tokens, at, self.stop, True, self.wanted).read().person >= 0

    def _joined(self, at: int) -> int:
        """Past a word with و that goes on with the phrase: الري والبيئة، ونظيره، فرنسية وغربية، مسؤولون وشهود."""
        tokens = self.tokens
        bare = without_and(tokens.keys[at])
        if tokens.definite(at):
            if not tokens[at].joins_definite:
                return at
            self.joined = True
            return self._noun(at)
        if bare in title_heads() or bare in word_class("counterpart"):
            self.definite = False
            return self._noun(at)
        if self.definite:
            return at
        unnamed = word_class("anonymous")
        if len(self.nouns) > 1 and self._ends_chain(at):
            return self._noun(at)  # (غرفة شركات) ووكالات السفر
        sources = bare in unnamed and any(tokens.keys[noun] in unnamed for noun in self.nouns)
        adjectives = is_adjective(tokens[at]) and is_adjective(tokens[at - 1])
        return self._noun(at) if sources or adjectives else at

    def _ends_chain(self, at: int) -> bool:
        """Whether an indefinite noun, no verb, has the definite end of the construct chain right behind it."""
        tokens, after = self.tokens, at + 1
        if after >= self.stop or tokens.keys[at] in verb_forms() or tokens.prefix(after):
            return False
        return (tokens.definite(after) or bool(tokens.name_past[after])) and not tokens.conjoined(after)

    def _nested(self, first: int) -> int:
        """Past a phrase that complements the head: (المتحدث باسم) وزارة الصحة، (المدير الجهوي) للألبان."""
        if first >= self.stop:
            return first
        strict = self.strict or self.tokens.ends_phrase(first - 1)
        inner = _Reading(self.tokens, first, self.stop, strict, self.wanted).read()
        self.person = inner.person if self.person < 0 else self.person
        self.definite = True
        return inner.past if inner.past > first else self.at

    def _adjunct(self, at: int) -> int:
        """Past a preposition and its noun where they modify the head: مسؤول في الوزارة، المشرف العام على المركز."""
        tokens, key = self.tokens, self.tokens.keys[at]
        if key in word_class("in_name_of"):
            return self._nested(at + 1)
        if at == self.first:
            return at
        if key == LI and at + 1 in tokens.closing and self.is_of_named(at + 1):
            return past_marks(self, at + 1)  # الموقع الرسمي لـ«المكتبة الوطنية»
        if key in word_class("adjunct_pronoun") and tokens.keys[at - 1] in word_class(
            "takes_pronoun", "issued"
        ):
            return at + 1  # المجني عليه، البيان الصادر عنهما
        if (key in self.wanted and not self.has_own(key, at)) or at + 1 >= self.stop:
            return at
        if tokens.ends_phrase(at + 1) and at + 1 not in tokens.closing:
            return at
        of_head = key in word_class("of_any_head") and not tokens[at + 1].clitics.enclitic  # لدى استقباله
        if not (of_head or self.modified_by(key, at)):
            return at
        past = noun_phrase(tokens, at + 1, self.stop, strict=True, wanted=self.wanted)
        self.definite = True
        if self.strict:  # مسؤول في الوزارة: what follows is no adjective of مسؤول
            self.stop = past
        return past
