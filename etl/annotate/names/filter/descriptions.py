"""Names that only describe: a word of the kind with nothing behind it, an adjective of nationality, any such body."""

from __future__ import annotations

from pyarabic.araby_const import TEH_MARBUTA

from etl.annotate.names.filter.rules import of
from etl.annotate.names.filter.seen import Seen
from etl.annotate.names.noun_phrase import bare, common_noun, described, describes
from etl.annotate.names.signs import titled
from etl.annotate.names.spans import Name
from etl.annotate.names.titles import name_words, trigger_words
from etl.annotate.syntax.clitics import WA, has_lam_article
from etl.annotate.syntax.quotation import MAY_CLOSE


@of("ORG", "LOC", "MISC")
def head_alone(seen: Seen, name: Name) -> bool:
    """A word that begins names (مكتبه، الشركة) with nothing after it: generic, or no name at all."""
    if name.known and not _short_of_a_body(name):
        return False
    tokens = seen.tokens
    form, head = tokens[name.first], tokens.trigger_at(name.first, name.past)
    generic = name.words == 1 and form.clitics.article == 2 and form.bare in trigger_words()
    return generic or (head is not None and head.past == name.past)


def _short_of_a_body(name: Name) -> bool:
    """What lists know as part of a body's name alone: التحالف; but a club goes by it."""
    return name.words == 1 and all(known.short and known.level != "club" for known in name.known)


@of("ORG")
def joined_heads(seen: Seen, name: Name) -> bool:
    """A word that begins names and another joined to it: الجيش والمتمردون."""
    if name.known or name.words != 2:
        return False
    first, second = seen.tokens[name.first], seen.tokens[name.first + 1]
    return first.clitics.article == 2 and first.bare in trigger_words() and second.joins_definite


@of("ORG", "LOC")
def adjective(seen: Seen, name: Name) -> bool:
    """A nationality adjective that the tagger or a list took for a place or a body: العراقي، (الحكومة) السعودية."""
    tokens = seen.tokens
    form = tokens[name.first]
    if name.words > 1 or not form.nationality or name.rule == "announced.agency":
        return False
    if name.type == "ORG":  # (نظيره) المكسيكي, but not the club المصري
        return not name.known
    if not any(known.kind in ("country", "region", "entity") for known in name.known):
        return True
    if name.first == 0 or form.clitics.proclitic:
        return False
    before = tokens[name.first - 1]
    if before.text in MAY_CLOSE and form.text.endswith(TEH_MARBUTA):
        opened = tokens.in_marks.get(name.first - 2)  # قناة "الإخبارية" | السعودية
        head = tokens.trigger_at(opened - 1, opened) if opened else None
        return head is not None and head.readings[0].type == "ORG"
    described = before.clitics.article > 0 or bool(before.nationality) or name.first - 1 in seen.in_bodies
    return before.kind == "word" and described  # جامعة نجران | السعودية


@of("LOC")
def side(seen: Seen, name: Name) -> bool:
    """Where the places named lie, as an adjective says: (البلدات) الشرقية."""
    form, before = seen.tokens[name.first], seen.tokens.at(name.first - 1)
    alone = name.words == 1 and not form.clitics.proclitic and form.key in name_words("place_adjective")
    return alone and before.clitics.article == 2 and before.kind == "word"


@of("ORG")
def generic(seen: Seen, name: Name) -> bool:
    """A description by one of the words for a side, a team, a government, with adjectives: الفريق الكتالوني."""
    tokens = seen.tokens
    first = tokens[name.first]
    rest = range(name.first + 1, name.past)
    described = all(tokens[place].clitics.article for place in rest)
    if name.known or name.rule == "head":  # but القوات المسلحة المصرية
        return False
    return first.stem in name_words("party_to_news") and described


@of("ORG", "LOC")
def any_such(seen: Seen, name: Name) -> bool:
    """A kind of body with an indefinite nationality or adjective: محكمة جزائرية، منظمة إقليمية رائدة، طريق جليدي."""
    tokens = seen.tokens
    form = tokens[name.first]
    if name.known or name.words < 2 or form.clitics.article:
        return False
    head = tokens.trigger_at(name.first, name.first + 1)
    if head is None or not head.readings[0].inside:
        return False
    last = tokens[name.past - 1]
    national = bare(tokens, name.past - 1) and bool(last.nationality) and name.type == "ORG"  # دولة زيمبابوي
    return described(tokens, name.first + 1) or (name.words == 2 and (national or describes(last, form)))


@of("ORG")
def of_such_a_place(seen: Seen, name: Name) -> bool:
    """A body of a place that the text has named before: أمانة المنطقة، شرطة المحافظة."""
    if name.known or name.words != 2:
        return False
    first, last = seen.tokens[name.first], seen.tokens[name.past - 1]
    return (
        first.stem in trigger_words() and last.clitics.article == 2 and last.key in name_words("such_a_place")
    )


@of("ORG")
def only_national(seen: Seen, name: Name) -> bool:
    """A company, authority or the like by its nationality alone, which the text has named before: الشركة الأميركية."""
    if name.known or name.words != 2:
        return False
    first, last = seen.tokens[name.first], seen.tokens[name.past - 1]
    head = seen.tokens.trigger_at(name.first, name.first + 1)
    told = head is not None and "told_before" in head.readings[0].goes_on
    return told and first.clitics.article > 0 and bool(last.nationality) and last.clitics.article > 0


@of("ORG")
def official(seen: Seen, name: Name) -> bool:
    """A body by its kind and what any such is: وكالة الأنباء الرسمية."""
    last = seen.tokens[name.past - 1]
    described = last.key in name_words("outer_adjective") and seen.tokens[name.past - 2].clitics.article == 2
    return not name.known and name.words == 3 and described and name.rule == "head"


@of("ORG")
def titled_national(seen: Seen, name: Name) -> bool:
    """Somebody by what they do and their nationality: (كشفت) المغنية الأميركية."""
    tokens = seen.tokens
    if name.known or name.words != 2:
        return False
    first, last = tokens[name.first], tokens[name.past - 1]
    title = (
        first.clitics.article == 2 and first.bare not in trigger_words() and titled(tokens, name.first + 1)
    )
    return title and bool(last.nationality) and last.clitics.article == 2


@of("ORG")
def of_others(seen: Seen, name: Name) -> bool:
    """What a list knows as short for a body's name, with another's behind it: الجمعية العامة | للمساهمين."""
    after = seen.tokens.at(name.past)
    short = bool(name.known) and all(known.short for known in name.known)
    return short and name.words > 1 and has_lam_article(after.key) and after.clitics.article > 0


@of("PERSON")
def title_alone(seen: Seen, name: Name) -> bool:
    """What somebody is, with what they know behind it: عالمة (الأعصاب)."""
    form = seen.tokens[name.first]
    unnamed = name.words == 1 and not name.known and max(form.given, form.family) < "1"  # by hardly anybody
    title = seen.tokens.title_at(name.first, name.past) if unnamed else None
    return title is not None and title.past == name.past and not title.readings[0].plural


def no_name(seen: Seen, name: Name) -> bool:
    """A head with a complement that makes it no name: هيئة المحلفين، مجلس الإدارة."""
    return not name.known and common_noun(seen.tokens, name.first)


@of("ORG")
def of_a_minister(seen: Seen, name: Name) -> bool:
    """What a minister is for, no ministry: وزير التربية الوطنية | والتكوين المهني."""
    tokens, place = seen.tokens, name.first
    if name.known or tokens[place].proclitic != WA or tokens[place].clitics.article != 2:
        return False
    while tokens.at(place - 1).clitics.article == 2 and tokens.continues(place):
        place -= 1
    title = tokens.title_at(place - 1, place + 1) if tokens.continues(place) else None
    office = title.readings[0] if title is not None else None
    return office is not None and (office.kind, office.scope, office.plural) == ("office", "country", False)


@of("ORG", "LOC", "MISC")
def named_kind(seen: Seen, name: Name) -> bool:
    """A phrase whose head says that it is something of another kind: الاتفاق النووي."""
    if name.known or name.words < 2:
        return False
    head = seen.tokens.trigger_at(name.first, name.past)
    return head is not None and head.readings[0].inside and head.readings[0].type == "MISC"


RULES = (
    adjective,
    head_alone,
    side,
    joined_heads,
    named_kind,
    generic,
    any_such,
    of_such_a_place,
    only_national,
    official,
    titled_national,
    of_others,
    of_a_minister,
    title_alone,
    no_name,
)
