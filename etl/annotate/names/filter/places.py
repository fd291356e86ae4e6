"""Words that name a place elsewhere, or only look as if they did."""

from __future__ import annotations

from pyarabic.araby_const import ALEF, HEH, TEH_MARBUTA, YEH

from etl.annotate.names.filter.rules import of
from etl.annotate.names.filter.seen import Seen
from etl.annotate.names.known import LARGE
from etl.annotate.names.signs import name_due
from etl.annotate.names.spans import Name
from etl.annotate.names.titles import name_words
from etl.annotate.syntax.clitics import WA, without_ending
from etl.annotate.vocabulary import shared_vocabulary

_OFTEN = 2  # times a country is named that an article is about
_COMMON = 4  # frequency class from which a word needs a sign that it is a name here


@of("LOC")
def owned(seen: Seen, name: Name) -> bool:
    """A word with a pronoun that only a smaller town is spelt like: كرمه, his generosity; or a house: بيت جده."""
    if name.words == 2 and not name.known:
        return seen.tokens[name.past - 1].clitics.enclitic > 0
    if name.words > 1 or not name.known:
        return False
    small = all(known.kind == "city" and known.population < LARGE for known in name.known)
    return small and seen.tokens[name.first].clitics.enclitic > 0


@of("LOC")
def namesake(seen: Seen, name: Name) -> bool:
    """A word that some town abroad is also called, in an article about another country: (شعر) جمال, of Tunisia."""
    if name.words > 1 or not name.known:
        return False
    listed = all(known.ambiguous and known.kind in ("city", "region") for known in name.known)
    joined = seen.tokens[name.first].proclitic == WA and name.first - 1 in seen.in_places
    if not listed or joined or name_due(seen.tokens, name):
        return False
    country, times = next(iter(seen.countries.most_common(1)), ("", 0))
    abroad = country and not any(seen.countries[known.country] for known in name.known)
    return bool(abroad) and times >= _OFTEN


@of("LOC")
def accusative(seen: Seen, name: Name) -> bool:
    """An adjective's indefinite accusative that only a smaller town is spelt like: (بمهاجمة غزة) بريا."""
    adjective = without_ending(seen.tokens[name.first].key, YEH + ALEF)
    if name.words > 1 or not name.known or adjective == seen.tokens[name.first].key:
        return False
    small = all(known.kind == "city" and known.population < LARGE for known in name.known)
    common = small and shared_vocabulary().frequency(adjective + YEH) >= _COMMON
    return common and not name_due(seen.tokens, name)


@of("LOC")
def of_a_continent(seen: Seen, name: Name) -> bool:
    """The indefinite accusative of a continent's adjective, spelt as it is: (12 بلدا) إفريقيا."""
    if not name.known or name.known[0].level != "continent" or name.words > 1:
        return False
    form, before = seen.tokens[name.first], seen.tokens.at(name.first - 1)
    described = before.kind == "word" and before.key not in name_words("before_place", "function")
    if form.text.endswith(TEH_MARBUTA) and described and not form.clitics.proclitic:
        return True  # امرأة إفريقية، دول إفريقية
    south = before.bare in name_words("side") and before.clitics.article == 2
    if south and form.key.endswith((YEH, HEH)):
        return True  # (السلالة) الجنوب إفريقية
    adjective = before.key.endswith(YEH + ALEF) and name.first - 1 not in seen.in_places
    joined = form.proclitic == WA and adjective  # (مهاجرا مغربيا) وإفريقيا
    accusative = (
        form.key.endswith(ALEF) and before.key.endswith(ALEF) and (joined or not form.clitics.proclitic)
    )
    noun = before.kind == "word" and not (before.clitics.article or before.is_name)
    return accusative and noun and before.key not in name_words("function")


@of("LOC")
def sector(seen: Seen, name: Name) -> bool:
    """A sector of an economy, no strip of land: قطاع الذكاء الاصطناعي."""
    if name.known or name.words < 2 or seen.tokens[name.first].bare not in name_words("sector"):
        return False
    return seen.tokens.known_at(name.first + 1, name.past) is None


RULES = (namesake, accusative, of_a_continent, sector, owned)
