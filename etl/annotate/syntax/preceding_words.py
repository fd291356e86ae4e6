"""Words that their verb follows or stands in: «…»، يقول فلان; الموسم، يضيف المدرب، سيكون صعبا."""

from __future__ import annotations

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.complement_search import Complement
from etl.annotate.syntax.frames import VerbForm, verb_forms
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.sources import may_be_source
from etl.annotate.syntax.verbs import PAST
from etl.annotate.syntax.words import word_class

_FEWEST = 2  # words that an inserted verb may stand behind
_SHORT = 4  # from the mark that opens to the one that closes: fewer words may be a name
_SHORTEST = 3


def said_around(
    tokens: Tokens, form: VerbForm, at: int, start: int, stop: int, subject: Phrase | None
) -> Complement | None:
    """What an inserted verb and its subject stand in, or behind: الموسم، يضيف المدرب، سيكون صعبا."""
    inserted = form.finite and not form.conjunction and form.frame.quote and tokens.is_comma(at - 1)
    inserted = inserted and tokens.keys[at] not in word_class("preposition")  # النزاع، بين باكستان والهند،
    if (
        subject is None
        or not inserted
        or not may_be_source(tokens, subject.first)
        or at - 1 in tokens.opening
    ):
        return None
    first, past = tokens.edges(start, stop)
    if at - 1 - first < _FEWEST or at - 2 in tokens.opening or _only_leads_in(tokens, form, first, at - 1):
        return None
    if subject.past >= past:
        return Complement("indirect", first, at - 1, joint="around")
    return Complement("indirect", first, joint="around") if tokens.is_comma(subject.past) else None


def _only_leads_in(tokens: Tokens, form: VerbForm, first: int, comma: int) -> bool:
    """Whether what stands before a past only leads to its sentence (من جهتها، ردت الوزارة), and is nothing said."""
    led = bool(tokens.prefix(first)) or without_and(tokens.keys[first]) in word_class("preposition")
    return form.tense == PAST and led and not any(map(tokens.is_verb, range(first, comma)))


def said_before(
    tokens: Tokens, form: VerbForm, at: int, start: int, complement: Complement | None
) -> Complement | None:
    """Words in marks right before their cue: «…»، يقول فلان; with a second piece after it, both."""
    if not form.frame.quote or form.conjunction or not form.finite:
        return None
    back = at - 1
    while back > start and _leads_on(tokens, back):
        back -= 1
    opening = tokens.opening.get(back)
    if opening is None or back - opening < (_SHORTEST if _opens_sentence(tokens, opening, start) else _SHORT):
        return None
    taken = complement is None or complement.joint in ("quote", "obj")
    if complement is not None and complement.joint == "bare":
        taken = joins_words(tokens, at - 1)  # «…»، تقول منى السيد، | موظفة وأم لثلاثة أبناء
    if not taken and tokens.keys[at - 1] not in word_class("quotation_lead"):
        return None
    past = back
    if complement is not None and complement.joint == "quote":
        past = complement.past
    return Complement("direct", opening + 1, past, joint="quote")


def _opens_sentence(tokens: Tokens, opening: int, start: int) -> bool:
    """Whether a quotation begins its sentence and a comma or its like closes it: no name of something stands so."""
    return opening <= start + 1 and joins_words(tokens, tokens.closing[opening] + 1)


def _leads_on(tokens: Tokens, at: int) -> bool:
    """Whether a token stands between words in marks and the verb they belong to: «…»، بهذه العبارة لخص …"""
    return joins_words(tokens, at) or tokens.keys[at] in word_class("quotation_lead")


def joins_words(tokens: Tokens, at: int) -> bool:
    """Whether a comma, a dash or dots stand at a token, by which words join the verb behind them: «…» — يقول فلان."""
    dots = tokens.forms[at] == "…" or ".." in "".join(tokens.forms[at - 1 : at + 2])
    return dots or tokens[at].punctuation in ("comma", "dash")


def hands_over(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether a sentence that is words in marks and dots goes on with their verb in the next: «…».. قال فلان."""
    close = tokens.closing.get(first, stop)
    if stop >= len(tokens) or close + 1 >= stop or "\n" in tokens.between(stop - 1, stop):
        return False
    dots = joins_words(tokens, stop - 1) and not any(map(tokens.is_word, range(close, stop)))
    forms = verb_forms().get(tokens.keys[stop], ())
    return dots and any(form.finite and form.frame.quote and not form.conjunction for form in forms)
