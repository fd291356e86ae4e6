"""Months and years by name or number: أكتوبر العام الماضي, عام 2014, السنة المالية 2014/2015, 3/1436هـ."""

from __future__ import annotations

from etl.annotate.dates.absolute import month as month_pattern
from etl.annotate.dates.absolute import read_moment, settle, year
from etl.annotate.dates.grammar import Match, Rules
from etl.annotate.dates.resolve import Moment, Reading, resolve, two_years
from etl.annotate.dates.words import class_char

rules = Rules()

_LAST_YEAR = 2035  # that a bare number names
_NUMBER_IN_BRACKETS = class_char("open") + class_char("number") + class_char("close")


@rules(
    "month_number:n12 slash year:hijri_number ~hijri_era", "month_word month_number:n12 slash year:year_like"
)
def month_and_year_numbers(m: Match) -> Reading | None:
    """3/1436هـ, شهر 5/2015."""
    number = m.number("year") or 0
    calendar = "hijri" if number <= 1500 else "gregorian"
    return resolve(Moment(calendar, number, m.number("month_number")), None, 0)


_STEP = "(step:past|step:next|step:this)"  # رئيس نيسان السابق is no April
_TWIN = "((slash|dash) twin:any_month|open twin:any_month close|twin:any_month)"


@rules(
    f"part? month_word {month_pattern()} (step:shift|{year()})?",
    f"part? month:month {_TWIN}? blessed? (step:shift|{year()})?",
    f"part? month:doubtful_month {_TWIN}? blessed? ({_STEP}|{year()})",
    f"month:doubtful_month ({_TWIN}|blessed)",
    f"(in|since|until|during|to) tokens:(month:doubtful_month {_TWIN}? blessed? ({_STEP}|{year()})?)",
    "part month:doubtful_month",
    "this:near month:any_month",
)
def month_named(m: Match) -> Reading | None:
    """A month, alone or with its year. One that is also a name or a common word (مارس, رجب) needs a cue."""
    moment = read_moment(m, "")
    if moment is None or (m.beside(0) in ("n12", "n31") and "year_number" in (m.beside(1), m.beside(2))):
        return None  # مارس 27, 2024
    if m.has("this"):
        moment.step = 0
    if m.beside(0) == "every" or (m.beside(0), m.beside(1)) == ("from", "every"):
        return resolve(moment, None, 0)  # رمضان من كل عام
    return settle(m, moment)


@rules("(holy_time|units|playing_season) tokens:(month:doubtful_month)")
def ramadan(m: Match) -> Reading | None:
    """ليالي رمضان, مسلسلات رمضان: beside such words no man of that name."""
    moment = read_moment(m, "")
    return settle(m, moment) if moment and (moment.calendar, moment.month) == ("hijri", 9) else None


@rules(
    "part? near? the_month holy:blessed",
    "(number:ordinal_of|number:first) (yawm|units) (from|in)?"
    f" (the_month holy:blessed|{month_pattern()} (step:shift|{year()})?)",
)
def holy_month(m: Match) -> Reading | None:
    """الشهر الفضيل is Ramadan; أول أيام الشهر الفضيل, ثاني أيام شوال."""
    ramadan = m.number("holy")
    moment = Moment("hijri", month=ramadan) if ramadan else read_moment(m, "")
    if moment is None or (m.has("holy") and not ramadan):
        return None
    moment.day = m.number("number")
    return settle(m, moment)


@rules(
    "part? near? (year_word|the_year) (shift|year_kind)? number:any_year (~era|hijri:~hijri_era)?",
    "(in|since|until|during|to|before|after|corresponding) tokens:(number:year_number ~era?)"
    " !measure !separator !percent !colon",
    "(starting from|editions dash?) tokens:(number:year_number ~era?) !measure !separator !percent !colon",
    "bracket:open tokens:(number:year_number ~era?) close",
    "tokens:(part number:year_number ~era?)",
    "tokens:(number:year_number era)",
    "tokens:(number:hijri_number hijri:hijri_era)",
)
def year_named(m: Match) -> Reading | None:
    """A year by its number, said to be one by what stands beside it."""
    number = m.number("number") or 0
    hijri = m.has("hijri") or 1300 <= number <= 1500
    if number < 500 and not (number < 100 and hijri):
        return None
    if m.has("bracket") and (number > _LAST_YEAR or _numbers_in_brackets(m)):
        return None
    return resolve(Moment("hijri" if hijri else "gregorian", number + (1400 if number < 100 else 0)), None, 0)


def _numbers_in_brackets(m: Match) -> bool:
    """Whether a number that is no year stands alone in brackets, too: points, not years (الأول (1982)، ثم (2571))."""
    classes = m.context.lexed.classes[slice(*m.context.sentence)]
    return _NUMBER_IN_BRACKETS in classes


@rules("tokens:(number:year_number) (dash|colon) !any_year")
def year_of_a_chronicle(m: Match) -> Reading | None:
    """1948 - قيام …: a year at the head of its line, a mark before it or not."""
    before = m.context.lexed.document.analyses[m.context.sentence[0] : m.start]
    if any(each.kind != "mark" for each in before):
        return None
    return resolve(Moment(year=m.number("number")), None, 0)


@rules("number:year_number !numbered !editions !measure !separator !percent !colon !from")
def year_alone(m: Match) -> Reading | None:
    """A year of our time right after a name (أولمبياد لندن 2012), and before no noun it could count."""
    number, (first, _), after = m.number("number") or 0, m.context.sentence, m.after
    words, keys, before = m.context.lexed.words, m.context.lexed.document.keys, m.start - 1
    if before > first and m.beside(-1) == "mark":
        before -= 1  # «كأس الخليج» 2019
    named = before >= first and words[before] is None and keys[before].isalpha()
    if not named or not 1980 <= number <= _LAST_YEAR:
        return None
    if before > first and (name := words[before - 1]) is not None and name.cls == "numbered":
        return None  # رؤية المملكة 2030
    linked = (
        after and after.proclitic and after.clitics.article
    )  # what follows is no noun the number could count
    if after and not linked and not m.beside(0) and after.key.isalpha():
        return None
    return resolve(Moment(year=number), None, 0)


@rules(
    "part? near? (year_word|the_year|playing_season|the_playing_season shift?)? year_kind?"
    " from:year_like separator to:any_year"
    " (~era|hijri:~hijri_era)? !separator"
)
def years_joined(m: Match) -> Reading | None:
    """A season_kind, budget or playing year over two: 2014/2015, 1436-1437هـ, either first."""
    low, high = sorted((m.number("from") or 0, m.number("to") or 0))
    return None if high < 100 else two_years(low, high)
