"""How far a noun phrase goes that begins with a word like وزارة, جامعة or مطار, by the grammar of the phrase.

The head takes a complement (وزارة الداخلية، جامعة الملك سعود، محكمة جنايات القاهرة); its adjectives, coordinated
definite nouns and a للـ phrase follow. After a definite word an indefinite one no longer belongs to the phrase.
"""

from __future__ import annotations

from functools import cache

from etl.annotate.names.signs import RARE, is_verb
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import Trigger, name_words, shared_titles, shared_triggers, written_words
from etl.annotate.names.tokens import NameToken
from etl.annotate.syntax.clitics import WA, has_lam_article
from etl.annotate.syntax.nominals import is_bare_noun, is_definite_noun, is_nisba
from etl.annotate.syntax.words import word_class
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon

NAMESAKES = frozenset(["honorific", "rank", "office"])  # titles after whose bearers things are called
_DAYS = frozenset(["weekday", "bare_weekday", "today", "deictic", "day_adverb", "daypart"])
_LONGEST = 30  # tokens: no name goes on so far, and what does is an enumeration
_COMMON = 5  # frequency class up to which a given name is read as one


@cache
def day_words() -> frozenset[str]:
    """The keys of words that begin a date beside a name: أمس، اليوم، الخميس."""
    return frozenset(match_key(row["word"]) for row in read_lexicon("date_words") if row["class"] in _DAYS)


def extent(tokens: NameTokens, place: int, head: Trigger, starting: dict[int, Name]) -> int:
    """The token after the last of the phrase whose head ends before ``place``; ``place`` itself for none."""
    first, limit = place, min(tokens.sentence_end(place), place + _LONGEST)
    place = _complement(tokens, place, limit, head, starting)
    bare = head.kind == "club" or not tokens[place - 1].clitics.article
    if place < limit and bare and (tokens[place].nationality or _outer(tokens[place])):
        return place  # نادي أندرليخت (البلجيكي): a proper name is whole without it
    return continued(tokens, place, limit, head, starting) if place > first else first


def _outer(form: NameToken) -> bool:
    """An adjective that is no part of a body's name: (موقع نادي الزمالك) الرسمي."""
    return form.bare in name_words("outer_adjective")


def continued(tokens: NameTokens, place: int, limit: int, head: Trigger, starting: dict[int, Name]) -> int:
    """Past the adjectives, coordinated nouns and للـ phrases that go on with a phrase."""
    while place < limit:
        form = tokens[place]
        if (name := starting.get(place)) is not None and name.type == "PERSON":
            break  # (تيار المحبة) الهاشمي الحامدي
        if adjective(tokens, place) or _adjective_too(tokens, place) or form.key in name_words("and_family"):
            place += 1
        elif form.joins_definite and "takes_joined" in head.goes_on:
            if not _joins(tokens, place, starting):
                break
            place += 1
        elif (
            has_lam_article(form.key) and form.clitics.article and "takes_lam" in head.goes_on
        ) or form.key in name_words("and_family"):
            place += 1
        elif "takes_lam" in head.goes_on and form.key in name_words("purpose"):
            past = place + 1 + (place + 1 < limit and bare(tokens, place + 1))  # لشؤون حقوق الإنسان
            if not _definite_at(tokens, past, limit):
                break
            place = past + 1
        else:
            break
    return place


def _complement(tokens: NameTokens, place: int, limit: int, head: Trigger, starting: dict[int, Name]) -> int:
    """Past the head's complement: (وزارة) الداخلية، (محكمة) جنايات القاهرة، (جامعة) الملك سعود، (دار) غاليمار."""
    if place >= limit:
        return place
    name, of_a_noun = _place_at(starting, place), not tokens[place - 1].clitics.article
    if name is not None and not tokens.cut(name) and of_a_noun:
        return name.past
    if "lam" in head.follows and has_lam_article(tokens[place].key):
        return place + 1
    title = shared_titles().at(tokens.document, place, limit)
    if title is not None and of_a_noun and title.readings[0].definite and title.readings[0].kind in NAMESAKES:
        past = _proper(tokens, title.past, limit, titled=True)
        return past if not title.clitic and past > title.past else place
    if _definite(tokens, place):
        fits = of_a_noun or is_nisba(tokens[place]) or adjective(tokens, place)
        return place + fits  # not (للمنظمة) المنظمات, an object
    if "proper" in head.follows and _proper(tokens, place, limit) > place:
        return _proper(tokens, place, limit)
    # الأمين العام للمجلس | أهمية التعاون
    if "takes_bare" in head.goes_on and of_a_noun and bare(tokens, place):
        name = _place_at(starting, place + 1)
        if name is not None and not tokens.cut(name):
            return name.past
        return place + 2 if _definite_at(tokens, place + 1, limit) else place
    return place


def _proper(tokens: NameTokens, place: int, limit: int, titled: bool = False) -> int:
    """Past the words that can only be names, بن between them; behind a title the commonest ones, too."""
    while place < limit:
        form = tokens[place]
        foreign = form.kind == "word" and bare(tokens, place) and form.frequency <= RARE and not is_verb(form)
        given = form.given[:1] >= "2" or (form.is_name and bool(form.given))
        after_son = tokens[place - 1].key in ("بن", "ابن") and form.kind == "word"
        usual = given and not form.clitics.proclitic and (titled or form.frequency <= _COMMON)
        if form.text == "على" or not (form.key in ("بن", "ابن") or usual or foreign or after_son):
            break
        place += 1
    return place


def _definite_at(tokens: NameTokens, place: int, limit: int) -> bool:
    return place < limit and _definite(tokens, place)


def _place_at(starting: dict[int, Name], place: int) -> Name | None:
    name = starting.get(place)
    return name if name is not None and name.type == "LOC" else None


def no_part(tokens: NameTokens, place: int) -> bool:
    """A particle, a word of the day (صباح، أمس), or the outlet that somebody speaks to (لشبكة، لقناة)."""
    form = tokens[place]
    outlet = form.proclitic == "ل" and form.stem in word_class("outlet")
    return (
        outlet
        or form.key in name_words("function")
        or form.key in day_words()
        or form.stem in ("صباح", "مساء", "ظهر")
    )


def bare(tokens: NameTokens, place: int) -> bool:
    """An indefinite noun, which a definite one may define: (محكمة) جنايات (القاهرة)."""
    return is_bare_noun(tokens[place])


def _definite(tokens: NameTokens, place: int) -> bool:
    form = tokens[place]
    return is_definite_noun(form) and form.key not in day_words()


def adjective(tokens: NameTokens, place: int) -> bool:
    """A definite adjective: of nationality, a nisba, or one of those institutions have; no participle with إلى."""
    form = tokens[place]
    if tokens.stem(place + 1) == "الي" and form.bare.startswith("م"):  # المؤدي إلى
        return False
    if not _definite(tokens, place) or shared_titles().at(tokens.document, place, place + 1):
        return False
    return bool(form.nationality) or form.key in name_words("adjective") or is_nisba(form)


def _adjective_too(tokens: NameTokens, place: int) -> bool:
    """A nisba that و joins to one before it: (البحوث الفلكية) والجيوفيزيقية."""
    form, before = tokens[place], tokens[place - 1]
    joined = form.joins_definite and not form.nationality
    return joined and form.key.endswith("يه") and before.key.endswith("يه") and not before.nationality


def _joins(tokens: NameTokens, place: int, starting: dict[int, Name]) -> bool:
    """و + a definite noun that goes on with the complement: no name or title of its own, no other body."""
    form = tokens[place]
    document = tokens.document
    other = shared_triggers().at(document, place, place + 1) or shared_titles().at(document, place, place + 1)
    relative = form.text.removeprefix(WA) in written_words("function")  # والتي
    return place not in starting and not (form.nationality or relative) and other is None


def common_noun(tokens: NameTokens, place: int) -> bool:
    """A head with a complement that makes it no name: هيئة المحلفين، مجلس الإدارة."""
    return f"{tokens[place].bare} {tokens.stem(place + 1)}" in name_words("no_name")
