"""Documents and outlets that words came through: في بيان، لقناة العربية، نقلت رويترز عن مصدر قوله، جاء في التقرير."""

from __future__ import annotations

from dataclasses import replace

from etl.annotate.statements.acts import Act
from etl.annotate.syntax.appositions import whole_description
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import after_clitic, lam_letters
from etl.annotate.syntax.complement_search import Complement
from etl.annotate.syntax.complements import find_complement
from etl.annotate.syntax.frames import VerbForm, verb_forms, verbal_nouns
from etl.annotate.syntax.leading_subjects import subject_before
from etl.annotate.syntax.occasions import occasion_past
from etl.annotate.syntax.phrases import Phrase, noun_phrase, read_phrase
from etl.annotate.syntax.sources import is_somebody
from etl.annotate.syntax.words import is_of, word_class

_REACH = 100  # tokens behind a cue
_TO_TEXT = 16  # tokens from a pronoun back to the text that it stands for
_CLOSE = 3  # tokens between marks and the noun that goes on behind them

_RELAYING = "نقلت"

# Cues of an outlet, with the preposition before whom it has the words from.
_ASCRIBED_TO = "الي"
TRANSMITTED = {"نقل": "عن", "نسب": _ASCRIBED_TO, "علم": "من"}


def named_in(tokens: Tokens, first: int, past: int) -> Phrase | None:
    """The outlet, else the document, named between a cue and its content (في تصريح لوكالة رويترز، في بيان)."""
    places = range(first + 1, min(past, first + _REACH, len(tokens.keys) - 1))
    for at in places:
        outlet = _outlet(tokens, at, past)
        if outlet is not None:
            return outlet
    for at in places:
        text = tokens.keys[at + 1] if tokens.keys[at] in word_class("within") else ""
        if text in word_class("text") and text not in word_class("told"):
            return Phrase(at + 1, min(occasion_past(tokens, at + 1, past), past))
    return None


def _outlet(tokens: Tokens, at: int, past: int) -> Phrase | None:
    key = tokens.keys[at]
    clitic = lam_letters(key)
    if not clitic:
        return None
    if len(key) == 1 and at + 1 in tokens.closing:  # ل«عكاظ»
        return Phrase(at + 2, tokens.closing[at + 1]) if tokens.closing[at + 1] > at + 2 else None
    if not is_of(after_clitic(key, 1), "outlet"):
        return None
    return Phrase(at, min(max(noun_phrase(tokens, at, past), at + 1), past), clitic)


def in_document(tokens: Tokens, form: VerbForm, at: int, stop: int) -> Act | None:
    """جاء في البيان أن، ورد في التقرير: the document is the speaker."""
    following = tokens.keys[at + 1 : at + 2]
    if word_class("within_it").intersection(following):
        return _in_it(tokens, form, at, stop)
    if not word_class("within").intersection(following) or at + 2 >= stop:
        return None
    first = at + 2 + (tokens.keys[at + 2] in word_class("one_of") and at + 3 < stop)  # في | أحدث تقرير
    if not is_of(tokens.keys[first], "text", "outlet"):
        return None
    past = noun_phrase(tokens, first, stop)
    complement = find_complement(tokens, _with_clause(form), past, stop, subject=False)
    if complement is None or complement.kind == "nominal":
        return None
    return Act(
        at, form.frame.lemma, form.frame.stance, complement, form, Phrase(first, past), rule="in-document"
    )


def _in_it(tokens: Tokens, form: VerbForm, at: int, stop: int) -> Act | None:
    """تلا بيانا جاء فيه أن: the document stands before the verb."""
    text = _text_before(tokens, at)
    complement = find_complement(tokens, _with_clause(form), at + 2, stop, subject=False)
    if text is None or complement is None or complement.kind == "nominal":
        return None
    return Act(at, form.frame.lemma, form.frame.stance, complement, form, text, rule="in-document")


def _text_before(tokens: Tokens, at: int) -> Phrase | None:
    """The last text spoken of before a token, not far back."""
    for first in range(at - 1, max(at - _TO_TEXT, -1), -1):
        if tokens.head(first) in word_class("text"):
            return Phrase(first, max(noun_phrase(tokens, first, at), first + 1))
    return None


def purport(tokens: Tokens, at: int, stop: int) -> Act | None:
    """رسالة إلى الأحزاب مفادها أن: what a text spoken of before amounts to."""
    text = _text_before(tokens, at) if tokens.keys[at] in word_class("purport") else None
    if text is None or word_class("complementiser").isdisjoint(tokens.keys[at + 1 : min(at + 2, stop)]):
        return None
    content = Complement("indirect", at + 1, joint="that")
    return Act(at, "أفاد", "report", content, speaker=text, rule="in-document")


def _with_clause(form: VerbForm) -> VerbForm:
    return replace(form, frame=replace(form.frame, that=True, quote=True, prepositions=frozenset()))


def transmitted(tokens: Tokens, form: VerbForm, at: int, start: int, stop: int) -> list[Act]:
    """نقلت الوكالة عن الوزير أن: his words through the outlet as their document; with قوله both have an act."""
    outlet, first = _transmitter(tokens, form, at, start, stop)
    source = _source_after(tokens, TRANSMITTED[form.frame.lemma], first, stop)
    if source is not None:
        first = source.past
    complement = find_complement(tokens, _with_clause(form), first, stop, subject=False)
    if complement is not None and source is not None:
        first, complement = _past_description(tokens, form, first, complement, stop)
    if complement is None or not (outlet or source):
        return []
    act = Act(at, form.frame.lemma, form.frame.stance, complement, form, source or outlet)
    act.document, act.rule = outlet, "transmitted"
    saying = _saying(tokens, first, complement.first)
    if saying is None:
        return [] if source is None and complement.kind == "nominal" else [act]
    if outlet is None:
        if TRANSMITTED[form.frame.lemma] == _ASCRIBED_TO:  # ونسب إلى الوزارة | قولها إن
            act.cue, act.form = saying
            act.lemma, act.stance = act.form.frame.lemma, act.form.frame.stance
        return [act]
    act.speaker = outlet
    cue, masdar = saying
    if source is None and cue + 1 < complement.first and is_somebody(tokens, cue + 1):
        source = read_phrase(tokens, cue + 1, complement.first)  # نقلت الصحيفة قول الوزير: «…»
    his = Act(cue, masdar.frame.lemma, masdar.frame.stance, replace(complement), masdar, source)
    his.document, his.rule = outlet, "transmitted"
    return [act, his]


def _past_description(
    tokens: Tokens, form: VerbForm, first: int, complement: Complement, stop: int
) -> tuple[int, Complement]:
    """From where and what a source said that words in marks only describe: عن طبيب وصفته بأنه «مطلع» | تأكيده أن …"""
    past = complement.past or tokens.closing.get(complement.first + 1, stop)
    saying = _saying(tokens, past, min(stop, past + _CLOSE))
    behind = None
    if saying is not None:
        behind = find_complement(tokens, _with_clause(form), saying[0] + 1, stop, subject=False)
    return (first, complement) if saying is None or behind is None else (saying[0], behind)


def _transmitter(tokens: Tokens, form: VerbForm, at: int, start: int, stop: int) -> tuple[Phrase | None, int]:
    """The outlet behind or before its verb, and past it (نقلت عنه الوكالة، وكانت الوكالة نقلت عن)."""
    first = at + 1
    while first < stop and tokens.keys[first] in word_class("adjunct_pronoun"):
        first += 1
    past = noun_phrase(tokens, first, stop)
    if past > first:
        return Phrase(first, past), past
    return None if form.conjunction else subject_before(tokens, at, start)[0], first


def _saying(tokens: Tokens, first: int, past: int) -> tuple[int, VerbForm] | None:
    """The verbal noun that hands the words over to whom they are from: قوله، تأكيدها."""
    for at in range(first, past):
        for form in verbal_nouns().get(tokens.keys[at], ()):
            return at, form
    return None


def relayed(tokens: Tokens, at: int, stop: int) -> Act | None:
    """قال في تصريحات نقلتها الصحيفة إن: the outlet that words came through has an attribution of its own."""
    past = noun_phrase(tokens, at + 1, stop) if at + 1 < stop else at
    forms = verb_forms().get(_RELAYING)
    if past <= at + 1 or tokens.keys[at - 1] not in word_class("text") or not forms:
        return None
    complement = find_complement(tokens, _with_clause(forms[0]), past, stop, subject=False)
    if complement is None or complement.kind == "nominal":
        return None
    complement = replace(complement, kind="document", joint="document")
    frame, outlet = forms[0].frame, Phrase(at + 1, past)
    return Act(at, frame.lemma, frame.stance, complement, speaker=outlet, rule="relayed")


def _source_after(tokens: Tokens, preposition: str, at: int, stop: int) -> Phrase | None:
    for position in range(at, min(at + 14, stop - 1)):
        if tokens.keys[position] in word_class("complementiser") or position in tokens.closing:
            return None
        if tokens.keys[position] == preposition:
            source = read_phrase(tokens, position + 1, stop)
            saying = _saying(tokens, source.first + 1, source.past)
            if saying is not None and saying[1].gender:
                return source._replace(past=saying[0])  # عن مسؤولين سعوديين | تأكيدهم
            return whole_description(tokens, source, stop) if source.past > source.first else None
    return None
