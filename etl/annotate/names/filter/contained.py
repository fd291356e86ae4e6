"""Names that are but part of something else: of a date, a title, the name of a cup or treaty."""

from __future__ import annotations

from functools import cache

from etl.annotate.names.filter.rules import of
from etl.annotate.names.filter.seen import Seen
from etl.annotate.names.signs import announced, place_due
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import date_words, name_words
from etl.annotate.syntax.clitics import WHOLE
from etl.annotate.syntax.quotation import MAY_OPEN
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon

_EVENTS = frozenset(["competition", "event", "agreement", "prize"])  # kinds of what has places in its name
_YEAR = 4  # digits


@cache
def _months() -> frozenset[str]:
    return frozenset(match_key(row["name"]) for row in read_lexicon("months"))


def month(seen: Seen, name: Name) -> bool:
    """A month beside a number, its other name or شهر: نيسان/أبريل، 12 آب."""
    tokens = seen.tokens
    if name.words == 2 and tokens[name.first].kind == "number" and tokens[name.past - 1].key in _months():
        return not announced(tokens, name.first) and tokens.at(name.first - 1).kind == "word"  # منذ 14 أكتوبر
    if name.words > 1 or tokens[name.first].stem not in _months():
        return False
    around = (tokens.at(name.first - 1), tokens.at(name.past))
    words = date_words("month_word", "this", "past", "next")
    beside = any(form.kind == "number" or form.stem in words for form in around)
    doubled = any(form.punctuation == "slash" for form in around) or tokens.stem(name.first - 2) in _months()
    return beside or doubled


@of("PERSON", "LOC")
def within_title(seen: Seen, name: Name) -> bool:
    """A place within a title (خادم الحرمين الشريفين), or a person who is nothing but one."""
    return seen.tokens.in_titles.issuperset(name.places)


@of("LOC")
def within_event(seen: Seen, name: Name) -> bool:
    """A place within the name of a cup, festival, prize or treaty: مهرجان كان، دوري أبطال آسيا."""
    tokens = seen.tokens
    listed = bool(name.known) or name.rule == "repetition"
    return listed and not tokens.cut(name) and _event(tokens, name.first)


@of("ORG")
def within_day(seen: Seen, name: Name) -> bool:
    """A body within what a day is called: اليوم العالمي | للحماية المدنية، عيد | النصر."""
    pair = seen.tokens.pair(name.first - 2) if name.first > 1 else ""
    feast = name.words == 1 and seen.tokens.stem(name.first - 1) in name_words("feast")
    return feast or (pair in name_words("in_event") and seen.tokens.cut(name) > 0)


@of("ORG")
def within_product(seen: Seen, name: Name) -> bool:
    """A company within what its product is called: خرائط | جوجل، لقاح «أسترازينيكا»."""
    tokens = seen.tokens
    before = name.first - 1 - (tokens.at(name.first - 1).text in MAY_OPEN - {"("})
    if tokens.stem(before) in name_words("in_product") and not tokens.cut(name):
        return True
    number, after = tokens.at(name.past), tokens.at(name.past + 1)  # (طائرة) بوينغ | 777
    model = number.kind == "number" and number.text.isdigit() and tokens.continues(name.past)
    company = any(known.level == "company" for known in name.known)
    ends = after.punctuation != "dash" and (after.kind != "word" or after.clitics != WHOLE)  # Amazon 4- …
    return company and model and ends


@of("LOC")
def of_a_year(seen: Seen, name: Name) -> bool:
    """A place in what an event is called, its year behind it: (منتدى الاستثمار) تونس 2020."""
    tokens = seen.tokens
    year = tokens.at(name.past)
    if year.kind != "number" or tokens.cut(name) or not tokens.continues(name.past):
        return False
    listed = tokens.at(name.first - 1).punctuation == "comma"  # (المركز الدولي، باريس 1997)
    due = place_due(tokens, name.first, attached=False) or announced(tokens, name.first)
    return len(year.text) == _YEAR and not listed and not due


@of("MISC")
def unnamed_kind(seen: Seen, name: Name) -> bool:
    """Something of a kind that is none of ours: a cup, a language, a law."""
    return True


def _event(tokens: NameTokens, place: int) -> bool:
    """Whether a word before a token is an event's or a treaty's, so that what follows is in its name."""
    if not place or tokens.sentence_start(place) == place:
        return False
    match = tokens.trigger_at(place - 1, place)
    head = match is not None and match.readings[0].kind in _EVENTS
    return (head and not tokens[place - 1].clitics.article) or tokens.stem(place - 1) in name_words(
        "in_event"
    )


RULES = (unnamed_kind, month, within_title, within_event, within_day, within_product, of_a_year)
