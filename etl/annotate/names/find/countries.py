"""Countries and capitals among the names: what ``etl.annotate.countries`` reads there decides."""

from __future__ import annotations

from functools import cache

from pyarabic.araby_const import ALEF

from etl.annotate.countries import FROM_CONTEXT, CountryReader, Place
from etl.annotate.gazetteer import Match
from etl.annotate.names.find.lists import kind_words
from etl.annotate.names.known import LARGE
from etl.annotate.names.spans import Laid, Name, NameTokens
from etl.annotate.names.tokens import nationality_adjectives
from etl.annotate.syntax.clitics import without_ending
from etl.annotate.vocabulary import shared_vocabulary

_NOUN = 3  # letters of a noun without its accusative's alef
_USUAL = 3  # frequency class of such a noun


@cache
def shared_countries() -> CountryReader:
    """The reader of this process."""
    return CountryReader()


def countries(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names with every country and capital among them, and without the words that only look like one.

    A longer name that holds a country's (البنك المركزي العراقي) is left as it is, and so is a person's.
    """
    laid = Laid(names)
    for match, place, confidence in shared_countries().read(tokens.document):
        held = laid.over(match.places)
        same = held[0] if len(held) == 1 and held[0].places == match.places else None
        if place is None or _indefinite_adjective(tokens, match):
            if same is not None and same.type == "LOC":
                laid.take_up(same)
                if tokens.stem(same.first - 1) in kind_words():  # ولاية جورجيا
                    laid.put(same.but("a kind of place before it", known=()))
                    continue
            if (same is not None or not held) and (namesake := _namesake(tokens, match)):
                laid.put(namesake)
        elif same is not None and same.type == "LOC":
            if _in_title(tokens, same):
                laid.take_up(same)
            else:
                laid.put(_settled(tokens, same, match, place, confidence))
        elif not held:
            name = _with_state(tokens, _named(tokens, match, place, confidence), laid)
            if not _in_title(tokens, name):
                laid.put(name)
    return laid.names()


def _indefinite_adjective(tokens: NameTokens, match: Match[Place]) -> bool:
    """A nationality's indefinite accusative behind a noun in that case, spelt as the country: طفلا كمبوديا."""
    form, before = tokens[match.first], tokens.at(match.first - 1)
    alone = match.past - match.first == 1 and not form.clitics.proclitic
    country = nationality_adjectives().get(without_ending(form.key, ALEF), "") if alone else ""
    if not form.key.endswith(ALEF) or country not in {place.country for place in match.readings}:
        return False
    noun = without_ending(before.key, ALEF)
    place = tokens.listed_as(match.first - 1, match.first)  # (اتهمت) أوكرانيا روسيا
    accusative = before.key.endswith(ALEF) and not (before.clitics.enclitic or before.is_name or place)
    return accusative and len(noun) >= _NOUN and shared_vocabulary().frequency(noun) >= _USUAL


def _namesake(tokens: NameTokens, match: Match[Place]) -> Name | None:
    """Where the words around say that no country or capital is meant: the large city of that name (طرابلس لبنان)."""
    others = {place.country for place in match.readings}
    listed = tokens.listed_as(match.first, match.past)
    cities = tuple(known for known in listed if known.population >= LARGE and known.country not in others)
    return Name(match.first, match.past, "LOC", "lexicon.city", 0.8, cities, match.cut) if cities else None


def _settled(tokens: NameTokens, name: Name, match: Match[Place], place: Place, confidence: float) -> Name:
    """Of a place's readings, leave the one the words around it mean; else a country before its own city (تونس)."""
    decided = _named(tokens, match, place, confidence).known
    if decided and confidence == FROM_CONTEXT:
        return name.but("the words around it choose", known=decided)
    if place.kind == "country":
        known = (each for each in name.known if each.country != place.country or each.kind == "country")
        return name.but("a country before its city", known=tuple(known))
    return name


def _named(tokens: NameTokens, match: Match[Place], place: Place, confidence: float) -> Name:
    listed = [each for each in tokens.listed_as(match.first, match.past) if each.country == place.country]
    known = tuple(each for each in listed if (each.kind == "country") == (place.kind == "country"))
    return Name(match.first, match.past, "LOC", f"lexicon.{place.kind}", confidence, known, match.cut)


def _with_state(tokens: NameTokens, name: Name, laid: Laid) -> Name:
    """The name with the word دولة or مملكة before it, which is part of it."""
    before = name.first - 1
    if not name.first or tokens.cut(name) or laid.at(before) or tokens.sentence_start(name.first) > before:
        return name
    match = tokens.trigger_at(before, name.first)
    if match is not None and match.readings[0].kind == "state" and not tokens[before].clitics.article:
        return name.but("the state's kind before it", first=before, cut=match.cut)
    return name


def _in_title(tokens: NameTokens, name: Name) -> bool:
    """A person called like a country, right behind a title: الدكتور السويد."""
    match = tokens.title_at(name.first - 1, name.first) if name.first and not tokens.cut(name) else None
    return (
        match is not None and match.readings[0].definite and match.readings[0].kind in ("honorific", "rank")
    )
