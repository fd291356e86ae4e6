"""Bodies that lists know by their last edges, and places of one name told apart by what stands beside them.

طرابلس اللبنانية، طرابلس (شمال لبنان)، المنصورة بمصر.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from etl.annotate.names.find.lists import kind_words
from etl.annotate.names.known import Known
from etl.annotate.names.signs import in_brackets, only_country
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import name_words
from etl.annotate.syntax.clitics import BI

_SMALL = 200_000  # people; of a larger town nobody says where it is but to tell it from a namesake


def listed_bodies(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, the bodies whose edges were found by their words with what lists say of just these."""
    return [_listed(tokens, name) if name.type == "ORG" and not name.known else name for name in names]


def _listed(tokens: NameTokens, name: Name) -> Name:
    known = tokens.listed_of(name.type, name.first, name.past)
    return name.but("a list knows it", known=known) if known else name


def tell_apart(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, each place's readings left that lie where the text says; one told so tells those that follow it.

    Before any is told, a bare name is the one told first. A town that lies elsewhere than the text says is no town of
    the lists: بلدة تول بقضاء النبطية.
    """
    told: defaultdict[str, list[tuple[int, str]]] = defaultdict(
        list
    )  # by name, where it is told and as whose
    shared: dict[Name, Sequence[Known]] = {}
    for name in names:
        readings = tokens.listed_of("LOC", name.first, name.past) if name.type == "LOC" else ()
        countries = {known.country for known in readings} - {""}
        several = len({known.country for known in readings}) > 1
        if several or (countries and all(map(_is_small_town, readings))):
            shared[name] = readings
            country = _country_around(tokens, name)
            if not country and several:
                country = country_beside(tokens, name.first, name.past, readings)
            if country:
                told[_called(tokens, name)].append((name.first, country))
    return [
        _meant(name, shared[name], told[_called(tokens, name)]) if name in shared else name for name in names
    ]


def _is_small_town(known: Known) -> bool:
    return known.kind == "city" and known.population < _SMALL


def _meant(name: Name, readings: Sequence[Known], told: list[tuple[int, str]]) -> Name:
    """A place with the readings of the country it was told to lie in last, or first where it is told later."""
    if not told:
        return name
    before = [country for place, country in told if place <= name.first]
    country = before[-1] if before else told[0][1]
    left = tuple(known for known in readings if known.country == country)
    unlisted = not left and all(map(_is_small_town, readings))
    return name.but("what stands beside it", known=left) if left or unlisted else name


def _called(tokens: NameTokens, name: Name) -> str:
    return " ".join(tokens.keys(name))


def country_beside(tokens: NameTokens, first: int, past: int, readings: Sequence[Known]) -> str:
    """The country of the reading that the words behind a name choose, "" where they choose none."""
    countries = {known.country for known in readings} - {""}
    nationality = tokens.at(past).nationality
    if nationality in countries and tokens[past].clitics.article:
        return nationality
    within = in_brackets(tokens, past, countries)
    return within or _where(tokens, past, tokens.sentence_end(first), countries)


def _where(tokens: NameTokens, place: int, limit: int, countries: set[str]) -> str:
    """Of some countries, the one that ب or في says right behind a name, or a comma and a country: ، شمال لبنان."""
    form = tokens.at(place)
    if place >= limit:
        return ""
    if form.proclitic == BI:
        match = tokens.known_at(place, limit)
        return only_country(match, countries) if match is not None and match.clitic else ""
    if form.key not in name_words("locates") and form.punctuation != "comma":
        return ""
    after = place + 1 + (tokens.at(place + 1).key in name_words("side"))
    return only_country(tokens.known_at(after, limit), countries) if after < limit else ""


def _country_around(tokens: NameTokens, name: Name) -> str:
    """The country of what the words right behind a place say holds it: بقضاء النبطية، جنوب نابلس، بالعاصمة الأردنية."""
    place, limit = name.past, tokens.sentence_end(name.first)
    form = tokens.at(place)
    if form.key in name_words("side"):
        place += 1
    elif form.proclitic != BI or form.bare in name_words("side"):
        return ""  # بالجنوب, a governorate's name in Lebanon
    if tokens.at(place).bare in kind_words():
        place += 1
    if place >= limit:
        return ""
    if tokens[place].nationality and tokens[place].clitics.article:
        return tokens[place].nationality
    match = tokens.known_at(place, limit)
    countries = {known.country for known in match.readings if known.type == "LOC"} if match else set()
    return countries.pop() if len(countries) == 1 else ""
