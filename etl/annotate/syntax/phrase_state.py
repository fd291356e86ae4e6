"""What the words of a noun phrase have said so far, and which prepositions go on with it.

ل joins what an office is for (المدير الجهوي للألبان) and whom somebody speaks to (للصحفيين), في what a body is in
(وزارة الصحة في غزة) and where something was said.
"""

from __future__ import annotations

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import LI, without_preposition
from etl.annotate.syntax.nominals import is_purpose, looks_like_adjective
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.words import demonyms, institution_heads, is_of, outlets, word_class
from etl.clean.keys import match_key

NONE: frozenset[str] = frozenset()
_TO_PERSON = 7  # tokens between a complement and the person whose office it belongs to


class PhraseState:
    """One phrase from ``first`` up to ``at``, as far as it has been read."""

    __slots__ = (
        "at",
        "definite",
        "described",
        "first",
        "joined",
        "nouns",
        "person",
        "stop",
        "strict",
        "tokens",
        "wanted"
    )  # fmt: skip

    def __init__(
        self, tokens: Tokens, first: int, stop: int, strict: bool, wanted: frozenset[str] = NONE
    ) -> None:
        self.tokens, self.first, self.stop = tokens, first, stop
        self.strict, self.wanted = strict, wanted
        self.at = first
        self.definite = False  # whether the construct chain has its definite end
        self.nouns: list[int] = []  # what an adjective may describe
        self.described = -1  # the noun that one does
        self.joined = False  # whether و joins two of them
        self.person = -1

    def modified_by(self, key: str, at: int) -> bool:
        """Whether a preposition on its own goes on with the head."""
        tokens, after = self.tokens, self.tokens.keys[at + 1]
        if after in word_class("occasion", "adjunct_head"):
            return False
        if self.has_own(key, at):
            return True
        if not self.definite:
            return key in word_class("of_indefinite_head")
        if key not in word_class("of_head"):
            return False
        if key in word_class("of_indefinite_head") and self._is_within(at + 1):
            return True
        governing = word_class("governs") & set(tokens.keys[max(self.first, at - 2) : at])
        return bool(governing) or self._takes_preposition(at)

    def has_own(self, key: str, at: int) -> bool:
        """Whether a preposition belongs to the word before it, whatever the verb takes: العديد من، تقرير صادر عن."""
        before, after = self.tokens.keys[at - 1], at + 1
        counted = key in word_class("from") and before in word_class("group")
        counted = counted and after < self.stop and not self.tokens.is_verb(after)
        return counted or (key in word_class("of_head") and before in word_class("issued"))

    def _is_within(self, at: int) -> bool:
        """Whether في joins a body to its place (وزارة الصحة في غزة), or an office to its body (… في حكومة الوحدة)."""
        tokens, head = self.tokens, self.tokens.keys[self.first]
        place = any(
            at <= first and tokens.mentions[first].type == "LOC"
            for first in tokens.mentions.keys() & {at, at + 1}
        )
        whole = len(self.nouns) > 1 or self.first in tokens.mentions or is_of(head, "source")
        if is_of(head, "institution"):
            return place and (whole or self.described >= 0)
        bodies = any(is_of(tokens.keys[noun], "institution") for noun in self.nouns)
        if not whole or not is_of(head, "title", "source"):
            return False  # قال الوزير في بغداد: where he said it
        if place:
            return bodies or any(noun in tokens.mentions for noun in self.nouns[1:])
        return at in tokens.mentions or is_of(tokens.keys[at], "institution")

    def takes(self, at: int) -> bool:
        """Whether a word with a preposition still describes the head: بلاغ لوزارة، بمنطقة القصيم، للألبان."""
        tokens, prefix = self.tokens, self.tokens.prefix(at)
        head = tokens[self.first].stem if tokens.prefix(self.first) else tokens.keys[self.first]
        of_outlet = prefix == "ل" and is_of(head, "text") and not is_of(head, "told")
        of_outlet = of_outlet and tokens[at].stem in word_class("outlet")
        if of_outlet and ("ل" not in self.wanted or at == self.first + 1):
            return True  # تقرير لصحيفة الفجر, but تصريح لصحيفة الفجر
        if prefix == "ب" and at > self.first + 1 and tokens.keys[at - 1] in word_class("charged"):
            return True  # المقررة المعنية | باستقلال القضاة
        if prefix in self.wanted or (self.strict and self._names_bearer_before(at)):
            return False
        if prefix == "ب" and (
            self._takes_preposition(at) or (at == self.first + 1 and head in word_class("governs"))
        ):
            return True  # برنامج المتبرعين بالدم، القائم بالأعمال
        if prefix == "ب" and self._is_act(at):
            return False  # ندد الحزب | باغتيال الناشط فلان
        if prefix == "ل":
            return self._is_for(at, head)
        if not is_of(head, "title", "text", "source", "institution"):
            return False
        return self._leads_to_person(at) or self._is_of_body(at)

    def is_of_named(self, opening: int) -> bool:
        """Whether marks behind ل name whose outlet or text it is, or what an office is of; not to whom it speaks."""
        tokens, head = self.tokens, self.tokens.keys[self.first]
        if LI in self.wanted or is_of(head, "told") or not is_of(head, "text", "outlet"):
            return False
        return tokens.closing[opening] - opening > 1

    def _names_bearer_before(self, at: int) -> bool:
        """Whether an office has its bearer named right before a word: (زيارة الرئيس فلان) | للسعودية."""
        return self.person >= 0 and self.tokens.name_past[self.person] == at

    def _is_act(self, at: int) -> bool:
        """Whether ب leads an act that no participle before it governs: (الحزب) باغتيال, but (الوزير المكلف) بإعادة."""
        act = self.tokens.document.parts_of_speech[at] == VERBAL_NOUN and not self.tokens.definite(at)
        return act and not looks_like_adjective(self.tokens[at - 1])

    def _takes_preposition(self, at: int) -> bool:
        """Whether a plural participle in the phrase stands before a preposition: (رئيس جمعية) المتبرعين | بالدم."""
        before = self.tokens[at - 1]
        plural = (
            bool(before.clitics.article) and before.number in ("p", "dp") and not before.bare.endswith("ات")
        )
        return at - 1 > self.first and plural and looks_like_adjective(before)

    def _is_for(self, at: int, head: str) -> bool:
        """Whether ل joins what a head is for (المدير الجهوي للألبان), not whom it speaks to."""
        tokens = self.tokens
        of_office = is_of(tokens[at].stem, "title") or self._leads_to_person(at)
        if self.described >= 0 and is_of(tokens.keys[self.described], "title") and of_office:
            return True  # الممثل الخاص للأمين العام، المدير العام لقناة … فلان
        if is_of(head, "text") and is_of(tokens[at].stem, "title"):
            return True  # تصريح للوزير
        if is_addressee(tokens, at) or (not is_of(head, "text") and names_outlet(tokens, at)):
            return False
        if len(self.nouns) > 1 and self._is_charge(at, head):
            return True  # مساعد الوزيرة للإعلام
        if is_of(head, "anonymous") and not tokens.definite(self.first):
            return self._is_of_body(at)
        bodies = [noun for noun in self.nouns if is_of(tokens.keys[noun], "institution")]
        national = tokens[at - 1].bare in demonyms() and not bodies and not is_purpose(tokens[at])
        if national and at in tokens.mentions:
            return False  # (أوعز الرئيس الصربي) | للجيش الصربي
        if self.described in (self.first, *bodies) or (bodies and at > self.first + 1):
            return True
        return is_of(head, "title", "text", "source") and (self._leads_to_person(at) or self._is_of_body(at))

    def _is_charge(self, at: int, head: str) -> bool:
        """Whether ل leads what an office, a deputy's above all, is to see to: للإعلام، للتخطيط."""
        act = self.tokens.document.parts_of_speech[at] == VERBAL_NOUN and is_of(head, "title")
        return self.tokens.definite(at) and (act or is_of(head, "deputy"))

    def _is_of_body(self, at: int) -> bool:
        """Whether a preposition joins a body or place, or what an office is for: بلاغ لوزارة، مسؤول بالمديرية."""
        tokens = self.tokens
        body = at in tokens.mentions and not tokens.names_person(at)
        bare = without_preposition(tokens.keys[at])
        return body or bare in institution_heads() or is_purpose(tokens[at])

    def _leads_to_person(self, at: int) -> bool:
        """Whether a person's name follows in the same phrase: الأمين العام لاتحاد الطلبة وائل نوار."""
        for ahead in range(at, min(at + _TO_PERSON, self.stop)):
            if self.tokens.names_person(ahead):
                return ahead > at
            if self.tokens.ends_phrase(ahead):
                return False
        return False


def names_place(tokens: Tokens, at: int) -> bool:
    """Whether a place is named by a token, so that marks behind it hold no name of it: هتفوا وسط تونس «ارحل»."""
    return at in tokens.mentions and tokens.mentions[at].type == "LOC"


def names_outlet(tokens: Tokens, at: int) -> bool:
    """Whether the name behind ل is an outlet's, to which something is said: (المتحدث) لرويترز."""
    mention = tokens.mentions.get(at)
    if mention is None or mention.type != "ORG":
        return False
    return match_key(tokens.document.text[mention.start : mention.end]) in outlets()


def is_addressee(tokens: Tokens, at: int) -> bool:
    """Whether ل joins whom something is said to (للصحفيين، لشبكة …، لمراسلين), and not what an office is for."""
    token = tokens[at]
    if tokens.prefix(at) != "ل":
        return False
    if {token.bare, token.stem} & word_class("outlet", "audience", "counterpart"):
        return True
    if at in tokens.mentions:
        return False
    people = token.number == "p" and token.bare.endswith(("ين", "ون")) and not token.clitics.article
    return people or is_of(token.stem, "title")
