"""References no calendar bounds: حاليا, مؤخرا, الآونة الأخيرة, هذا الموسم, العام الدراسي, اليوم as nowadays.

Rows of kind date with PRESENT_REF, PAST_REF or FUTURE_REF and null bounds.
"""

from __future__ import annotations

from etl.annotate.dates.grammar import Match, Rules
from etl.annotate.dates.resolve import Reading, reference_reading
from etl.annotate.dates.words import NUMBERS
from etl.annotate.syntax.clitics import PREPOSITIONS, has_article

rules = Rules()


@rules(
    "ref:vague few?",
    "ref:now",
    "in tokens:(ref:vague_noun few?|ref:past)",
    "ref:vague_adverb !from !to",
    "ref:vague_accusative",
    "(until|to) about? tokens:(near? ref:now_noun|ref:hour_word)",
    "near ref:now_noun",
)
def vague(m: Match) -> Reading | None:
    """A word or phrase of the lexicon; أخيرا and قريبا where they are no "finally" and no "near"."""
    opens = m.start == m.context.sentence[0] or m.clitic
    sign = m.number("ref") or 0
    if (m.cls("ref") == "vague_adverb" and opens) or (m.cls("ref") == "hour_word" and m.beside(0)):
        return None  # قريبا من, حتى الساعة العاشرة
    if m.cls("ref") == "vague_adverb" and sign < 0 and m.beside(0) == "comma":
        return None  # أخيرا، as finally
    if m.cls("ref") == "vague_accusative" and not m.clitic and m.follows_accusative():
        return None  # جهازا حديثا
    return reference_reading(sign)


@rules(
    "part? (period|the_playing_season) few? shift:shift",
    "(stage|time_noun) (shift:past|shift:next|shift:this) !from",
    "part:part? the_term shift:shift",
    "near:near (period:period|the_playing_season) !shift !season_kind",
    "part:part? near:near? (the_year|the_playing_season) season_kind:season_kind shift:shift?",
    "part? the_playing_season",
)
def period(m: Match) -> Reading | None:
    """الفترة المقبلة, هذا الموسم, العام الدراسي الماضي; bare, the verb says whether it is still to come."""
    earlier = m.context.earlier
    if m.has("period") and not m.has("shift") and earlier and earlier.first != earlier.last:
        return None  # هذه الفترة: the one told before
    if m.has("shift", "near"):
        return reference_reading(m.number("shift") or 0)
    if not m.has("season_kind") and has_article(m.key_after()):
        return None  # الموسم الثاني, الموسم السياحي
    return reference_reading(max(m.direction(), 0) if m.has("part") else 0)


@rules("far time_noun !shift")
def that_time(m: Match) -> Reading:
    """ذلك الوقت, ذلك الحين."""
    return reference_reading(-1)


@rules("near (unit:the_units|unit:the_dual) !shift", "unit:the_units (shift:this)")
def these_days(m: Match) -> Reading | None:
    """هذه الأيام, الأيام الحالية; هذه السنوات points back at years told."""
    return reference_reading(0) if m.text("unit") == "D" else None


@rules("ref:today")
def nowadays(m: Match) -> Reading | None:
    """اليوم where no event of one day is told: المرأة اليوم شريكة, تمثل اليوم ثلث الإنتاج, عالم اليوم, حتى اليوم."""
    if m.clitic[-1:] in PREPOSITIONS:
        return None
    if m.clitic:
        state = m.around.state_follows()
    elif m.beside(0) in ("weekday", "open", *NUMBERS):
        state = m.around.nowadays()
    else:
        still = m.beside(-1) in ("until", "to") and m.around.denied()  # لم يكشف حتى اليوم
        state = m.beside(-1) == "as_for" or still or m.around.nowadays()
    return reference_reading(0) if state else None
