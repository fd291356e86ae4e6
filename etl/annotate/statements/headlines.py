"""Headlines within an article whose cue is a colon: سياسي: كلمة الرئيس تدل على الدعم."""

from __future__ import annotations

from etl.annotate.statements.acts import Act
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.complement_search import Complement
from etl.annotate.syntax.phrases import Phrase, noun_phrase
from etl.annotate.syntax.sources import may_speak
from etl.annotate.syntax.words import is_of

_SPEAKER = 6  # tokens up to the colon
_FEWEST = 5  # words of a speech; fewer are an entry of a list (فلان: حزب العدالة)


def headline(tokens: Tokens, start: int, stop: int) -> Act | None:
    """The words behind whoever stands alone before a colon in a paragraph of one sentence; his word is the cue."""
    first = start + (tokens.forms[start] == "#")
    colon = next((at for at in range(first + 1, min(first + _SPEAKER, stop)) if tokens.forms[at] == ":"), -1)
    if colon < 0 or not (may_speak(tokens, first) and noun_phrase(tokens, first, colon) == colon):
        return None
    place = first in tokens.mentions and tokens.mentions[first].type == "LOC"
    byline = place or is_of(tokens.keys[first], "outlet")  # دبي: محمد بركات، صحيفة المدينة: …
    if (
        byline
        or sum(map(tokens.is_word, range(colon + 1, stop))) < _FEWEST
        or not _is_alone(tokens, start, stop)
    ):
        return None
    content = Complement("direct", colon + 1, joint="colon")
    return Act(first, "قال", "report", content, speaker=Phrase(first, colon), rule="headline")


def _is_alone(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether a sentence has a line of its own."""
    text, starts, ends = tokens.document.text, tokens.document.starts, tokens.document.ends
    before = text[ends[start - 1] : starts[start]] if start else "\n"
    after = text[ends[stop - 1] : starts[stop]] if stop < len(tokens) else "\n"
    return "\n" in before and "\n" in after
