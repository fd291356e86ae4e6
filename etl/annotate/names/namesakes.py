"""Places of one name told apart by what stands beside them: طرابلس اللبنانية، طرابلس (شمال لبنان)، المنصورة بمصر."""

from __future__ import annotations

from collections import defaultdict

from etl.annotate.gazetteer import Match
from etl.annotate.names.known import Known
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import name_words
from etl.annotate.syntax.clitics import BI

_BRACKETED = 4  # tokens within brackets that may say where a place lies


def tell_apart(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, each place's readings left that lie where the text says; one told so tells those that follow it.

    Before any is told, a bare name is the one told first.
    """
    told: defaultdict[str, list[tuple[int, str]]] = defaultdict(
        list
    )  # by name, where it is told and as whose
    shared = []
    for name in names:
        readings = [known for known in tokens.listed_as(name.first, name.past) if known.type == "LOC"]
        if name.type == "LOC" and len({known.country for known in readings}) > 1:
            shared.append((name, readings))
            if country := country_beside(tokens, name.first, name.past, readings):
                told[_called(tokens, name)].append((name.first, country))
    for name, readings in shared:
        if meant := told[_called(tokens, name)]:
            before = [country for place, country in meant if place <= name.first]
            country = before[-1] if before else meant[0][1]
            name.known = [known for known in readings if known.country == country] or name.known
    return names


def _called(tokens: NameTokens, name: Name) -> str:
    return " ".join(tokens.keys(name))


def country_beside(tokens: NameTokens, first: int, past: int, readings: list[Known]) -> str:
    """The country of the reading that the words behind a name choose, "" where they choose none."""
    countries = {known.country for known in readings} - {""}
    nationality = tokens.at(past).nationality
    if nationality in countries and tokens[past].clitics.article:
        return nationality
    within = in_brackets(tokens, past, countries)
    return within or _where(tokens, past, tokens.sentence_end(first), countries)


def in_brackets(tokens: NameTokens, place: int, countries: set[str]) -> str:
    """Of some countries, the one of a place within the brackets that open here."""
    if tokens.at(place).text != "(":
        return ""
    for inside in range(place + 1, min(place + 1 + _BRACKETED, len(tokens))):
        if tokens[inside].text == ")":
            return ""
        if found := _only(tokens.known_at(inside, min(inside + _BRACKETED, len(tokens))), countries):
            return found
    return ""


def _where(tokens: NameTokens, place: int, limit: int, countries: set[str]) -> str:
    """Of some countries, the one that ب or في says right behind a name, or a comma and a country: ، شمال لبنان."""
    form = tokens.at(place)
    if place >= limit:
        return ""
    if form.proclitic == BI:
        match = tokens.known_at(place, limit)
        return _only(match, countries) if match is not None and match.clitic else ""
    if form.key not in name_words("locates") and form.punctuation != "comma":
        return ""
    after = place + 1 + (tokens.at(place + 1).key in name_words("side"))
    return _only(tokens.known_at(after, limit), countries) if after < limit else ""


def _only(match: Match[Known] | None, countries: set[str]) -> str:
    """The one of some countries that a listed place lies in."""
    within = {known.country for known in match.readings if known.type == "LOC"} if match else set()
    return next(iter(within & countries)) if len(within & countries) == 1 else ""
