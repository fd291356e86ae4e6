"""An article as the attribution grammar reads it: keys, quotations and names beside the tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import cache

from etl.annotate.document import Document
from etl.annotate.statements.cues import cue_forms
from etl.annotate.statements.words import title_heads, word_class
from etl.annotate.syntax.clitics import CliticSegmenter
from etl.clean.keys import match_key
from etl.records import Annotations, Mention, Role

OPENING = {"«": "»", "»": "«»", "“": '”“"', "”": '“”"', '"': '"”', "'": "'"}
COMMAS = frozenset("،,")
STOPS = frozenset(".؟?!؛;…")
PREPOSITIONS = "بلك"


@cache
def segmenter() -> CliticSegmenter:
    return CliticSegmenter()


@dataclass(slots=True)
class View:
    """Token-wise reading of a document; every list runs parallel to ``document.tokens``."""

    document: Document
    keys: list[str]
    closing: dict[int, int]  # an opening quotation mark → its closing one
    opening: dict[int, int]  # and back
    quotation: list[int]  # the opening mark of the quotation a token stands in, -1 outside
    mentions: dict[int, Mention]  # the name that starts in a token; of several the longest
    name_past: list[int]  # past the name that covers a token, 0 where there is none
    roles: list[Role | None]  # the office a token belongs to
    role_past: dict[int, int]  # the first token of an office → past its last
    _edges: dict[int, tuple[int, int]] = field(default_factory=dict)

    def edges(self, start: int, stop: int) -> tuple[int, int]:
        """The first word of a sentence, and past the last of its tokens that is no stop."""
        if start not in self._edges:
            first, past = start, stop
            while first < stop and not self.is_word(first):
                first += 1
            while past > start and self.document.tokens[past - 1] in STOPS:
                past -= 1
            self._edges[start] = first, past
        return self._edges[start]

    def is_comma(self, at: int) -> bool:
        return self.document.tokens[at] in COMMAS

    def is_word(self, at: int) -> bool:
        return self.document.tokens[at][0].isalpha()

    def is_name(self, first: int, past: int) -> bool:
        """Whether a range of tokens is one name and no more."""
        return first in self.mentions and self.name_past[first] == past

    def definite(self, at: int) -> bool:
        """Whether the word carries the article, a conjunction or preposition before it or not."""
        key = self.keys[at]
        return len(key) > 3 and (key.startswith(("ال", "وال", "بال", "لل", "ولل", "فال", "كال")))

    def prefix(self, at: int) -> str:
        """The preposition written at the head of a word (بدور: ب, للوزارة: ل), conjunction aside; else nothing."""
        token = self.document.tokens[at]
        head = token[1:2] if token[0] in "وف" and len(token) > 3 else token[0]
        if head not in PREPOSITIONS:
            return ""
        mention = self.mentions.get(at)
        if mention is not None:
            cut = mention.start - self.document.starts[at]
            return token[cut - 1] if cut and token[cut - 1] in PREPOSITIONS else ""
        if self.keys[at] in word_class("prefixed"):
            return token[0]
        clitics = segmenter().segment(token)
        last = token[clitics.proclitic - 1] if clitics.proclitic else ""
        return last if last in PREPOSITIONS else ""

    def conjoined(self, at: int) -> bool:
        """Whether و stands at the head of the word as a conjunction: والري, but not وفد."""
        token = self.document.tokens[at]
        if token[0] != "و":
            return False
        mention = self.mentions.get(at)
        if mention is not None:
            return mention.start > self.document.starts[at]
        if self.keys[at].removesuffix("ها").removesuffix("هم") in title_heads():
            return False  # وزيرها
        return self.definite(at) or segmenter().segment(token).proclitic > 0

    def head(self, at: int) -> str:
        """The key as a head noun is listed: without the alef of an accusative (لكن مسؤولا قال)."""
        key = self.keys[at]
        bare = key.removesuffix("ا")
        return bare if bare != key and bare in _heads() else key

    def text(self, first: int, past: int) -> str:
        return self.document.text[self.document.starts[first] : self.document.ends[past - 1]]

    def token_at(self, offset: int) -> int:
        """The token that covers or follows an offset."""
        return bisect_left(self.document.ends, offset + 1)


def read_view(document: Document, found: Annotations) -> View:
    """Read a document and what the name annotator found in it."""
    keys = [match_key(token) for token in document.tokens]
    closing = _pair_quotations(document)
    quotation = [-1] * len(keys)
    for opening, close in closing.items():
        for at in range(opening + 1, close):
            quotation[at] = opening
    opened = {close: mark for mark, close in reversed(closing.items())}
    view = View(document, keys, closing, opened, quotation, {}, [0] * len(keys), [None] * len(keys), {})
    for mention in sorted(found.mentions, key=lambda m: (m.start, -m.end)):
        first, past = _tokens_of(document, mention.start, mention.end)
        if mention.type == "PERSON" and first < past and _is_plain_verb(keys[first]):
            first += 1  # وأفاد الطرابلسي: the verb is none of the name
            if first < past:
                mention = replace(mention, start=document.starts[first])
        if first < past and not view.name_past[first]:
            view.mentions[first] = mention
            view.name_past[first:past] = [past] * (past - first)
    for role in found.roles:
        first, past = _tokens_of(document, role.start, role.end)
        view.roles[first:past] = [role] * (past - first)
        view.role_past[first] = past
    return view


def _is_plain_verb(key: str) -> bool:
    """Whether a word is a cue and nothing else; short ones may be foreign names (دان، روي)."""
    forms = cue_forms().get(key, ())
    return len(key) > 3 and any(form.finite and not form.sense.homograph for form in forms)


def _tokens_of(document: Document, start: int, end: int) -> tuple[int, int]:
    return max(bisect_right(document.starts, start) - 1, 0), bisect_left(document.starts, end)


def _pair_quotations(document: Document) -> dict[int, int]:
    """Pair the quotation marks of each sentence; a mark left open closes where its sentence ends."""
    pairs: dict[int, int] = {}
    for first, past in document.sentences:
        opening = -1
        for at in range(first, past):
            token = document.tokens[at]
            if opening >= 0 and token in OPENING[document.tokens[opening]]:
                pairs[opening] = at
                opening = -1
            elif opening < 0 and token in OPENING:
                opening = at
        if opening >= 0:
            pairs[opening] = past - (document.tokens[past - 1] in STOPS)
    return pairs


@cache
def _heads() -> frozenset[str]:
    return word_class("title", "anonymous", "text", "outlet")


_BOUNDARIES = ("preposition", "complementiser", "relative", "adverb", "particle", "pronoun", "modal",
               "adjunct_pronoun")  # fmt: skip


@cache
def boundary_words() -> frozenset[str]:
    """Words that never belong to a subject: they open an adjunct, a clause or the reported content."""
    return word_class(*_BOUNDARIES)
