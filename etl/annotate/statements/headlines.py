"""Headlines and answers within an article whose cue is a colon: سياسي: كلمة الرئيس تدل على الدعم."""

from __future__ import annotations

from etl.annotate.statements.acts import Act
from etl.annotate.statements.documents import named_in
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import LI
from etl.annotate.syntax.complement_search import Complement
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.phrases import Phrase, noun_phrase
from etl.annotate.syntax.sources import may_speak
from etl.annotate.syntax.words import given_names, is_of, word_class

_SPEAKER = 9  # tokens up to the colon
_FEW = 5  # words of a speech; fewer may be an entry of a list (فلان: حزب العدالة)
_FEWEST = 3


def headline(tokens: Tokens, start: int, stop: int) -> Act | None:
    """The words behind whoever stands alone before a colon in a paragraph of one sentence; his word is the cue."""
    first = start + (tokens.forms[start] == "#")
    colon = next((at for at in range(first + 1, min(first + _SPEAKER, stop)) if tokens.forms[at] == ":"), -1)
    if colon < 0 or not _is_alone(tokens, start, stop) or _is_list(tokens, colon + 1, stop):
        return None
    speaker = _speaker(tokens, first, colon)
    if speaker is None:
        return None
    content = Complement("direct", colon + 1, joint="colon")
    outlet = named_in(tokens, first, colon)
    return Act(first, "قال", "report", content, speaker=speaker, document=outlet, rule="headline")


def _speaker(tokens: Tokens, first: int, colon: int) -> Phrase | None:
    """Who speaks before a colon; somebody named also with where, of what, to whom: فلان | من مدريد، فلان | للجزيرة."""
    place = first in tokens.mentions and tokens.mentions[first].type == "LOC"
    text = is_of(tokens.keys[first], "text", "outlet")
    if place or not (_is_unnamed(tokens, first, colon) if text else may_speak(tokens, first)):
        return None  # دبي: محمد بركات
    if tokens.definite(first) and is_of(tokens[first].bare, "plain_source"):
        return None  # المصدر: محمد بركات
    past = noun_phrase(tokens, first, colon)
    told = (at for at in range(first + 1, past) if tokens.prefix(at) == LI and tokens.name_past[at - 1] == at)
    past = next(told, past)
    if past == colon:
        return Phrase(first, past)
    led = tokens.prefix(past) or tokens.keys[past] in {LI} | word_class("plain_preposition")
    named = any(map(tokens.names_person, range(first, past))) or _told_outlet(tokens, first, past, colon)
    return Phrase(first, past) if past > first and led and named else None


def _told_outlet(tokens: Tokens, first: int, past: int, colon: int) -> bool:
    """Whether an office or a source tells an outlet: وزير الطاقة السوري | لصحيفة المدينة."""
    outlet = named_in(tokens, first, colon)
    return outlet is not None and outlet.first >= past and is_of(tokens.keys[first], "title", "anonymous")


def _is_unnamed(tokens: Tokens, first: int, colon: int) -> bool:
    """Whether a text or an outlet is spoken of without a name: تقرير أممي، صحيفة, but صحيفة المدينة: …"""
    return not tokens.definite(first) and all(is_adjective(tokens[at]) for at in range(first + 1, colon))


def _is_list(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether names, a thing or what somebody did stand behind a colon, or a question: أشرف حكيمي: سجل هدفا."""
    past = tokens.edges(first, stop)[1]
    words = sum(map(tokens.is_word, range(first, past)))
    if words < _FEWEST or "؟" in tokens.forms[past:stop] or _names_one_of_several(tokens, first, past):
        return True
    entry = noun_phrase(tokens, first, past) == past or tokens[first].bare in given_names()
    return words < _FEW and entry


def _names_one_of_several(tokens: Tokens, first: int, past: int) -> bool:
    behind = tokens.name_past[first]
    return behind >= past or bool(behind and tokens.is_comma(behind))


def _is_alone(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether a sentence has a line of its own."""
    before = tokens.between(start - 1, start) if start else "\n"
    after = tokens.between(stop - 1, stop) if stop < len(tokens) else "\n"
    return "\n" in before and "\n" in after
