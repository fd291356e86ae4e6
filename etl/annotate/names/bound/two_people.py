"""Two people's names side by side, taken for one: (وصف) بايدن | بوتين (بأنه), where the article knows both."""

from __future__ import annotations

from typing import NamedTuple

from etl.annotate.names.known import Known
from etl.annotate.names.spans import Name, NameTokens

_USUAL = "2"  # class of a given name from which a word begins a name of its own more often than it ends one

Keys = tuple[str, ...]


class _People(NamedTuple):
    """Whom the article names in full."""

    names: set[Keys]
    families: set[str]  # what they are called by alone
    alone: set[str]  # and what anybody is called by alone
    listed: set[str]  # ids of those whom lists know


def two_people(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, each that is made of two that the article or the lists know as two people's come apart."""
    full = [name for name in names if name.type == "PERSON" and name.words > 1]
    if not full:
        return names
    people = _people(tokens, full, {tokens.keys(name)[0] for name in names if name.type == "PERSON"})
    apart: list[Name] = []
    for name in names:
        place = _second(tokens, name, people) if name.type == "PERSON" and name.words > 1 else 0
        if place:
            apart += [
                name.but("somebody else begins", past=place, known=_known(tokens, name.first, place)),
                Name(
                    place, name.past, "PERSON", name.rule, name.confidence, _known(tokens, place, name.past)
                ),
            ]
        else:
            apart.append(name)
    return apart


def _people(tokens: NameTokens, full: list[Name], alone: set[str]) -> _People:
    """Those named in full; a name that begins with what another ends with may be two people's itself."""
    keys = {tuple(tokens.keys(name)): name for name in full}
    ends = {words[-1] for words in keys}
    two = {words for words, name in keys.items() if _both_listed(tokens, name)}
    sure = {words for words in keys if words[0] not in ends} - two
    known = {known.id for words in sure for known in keys[words].known}
    families = {words[-1] for words in sure}
    return _People(sure, families, alone | families, known)


def _both_listed(tokens: NameTokens, name: Name) -> bool:
    """Whether lists know somebody by the first word of a name of two, and somebody by the other."""
    return name.words == 2 and all(_is_listed(tokens, place, place + 1) for place in name.places)


def _second(tokens: NameTokens, name: Name, people: _People) -> int:
    """Where the name of a second person begins; 0 where it is one person's."""
    words = tuple(tokens.keys(name))
    if words in people.names or people.alone.isdisjoint(words) or _known(tokens, name.first, name.past):
        return 0
    for place in name.places[1:]:
        begins = tokens[place].kind == "word" and not tokens[place].clitics.proclitic
        if (
            begins
            and _known_alone(tokens, name.first, place, people)
            and _is_one(tokens, place, name.past, people)
        ):
            return place
    return 0


def _known_alone(tokens: NameTokens, first: int, past: int, people: _People) -> bool:
    """Whether a name ends there: a full one of the article, or a family name that none begins with."""
    if past - first > 1:
        return _is_one(tokens, first, past, people)
    form = tokens[first]
    named = any(known.id in people.listed for known in _known(tokens, first, past))
    return named or (form.given < _USUAL and _is_one(tokens, first, past, people))


def _is_one(tokens: NameTokens, first: int, past: int, people: _People) -> bool:
    """Whether words are the name of somebody whom the article names elsewhere, or the lists know."""
    if past - first > 1 and tuple(tokens.document.keys[first:past]) in people.names:
        return True
    family = past - first == 1 and tokens[first].stem in people.families
    return family or _is_listed(tokens, first, past)


def _is_listed(tokens: NameTokens, first: int, past: int) -> bool:
    """Whether lists know somebody called just so, by a word that nobody has as a given name."""
    listed = any(not known.ambiguous for known in _known(tokens, first, past))
    return listed and (past - first > 1 or not tokens[first].given)


def _known(tokens: NameTokens, first: int, past: int) -> tuple[Known, ...]:
    return tokens.listed_of("PERSON", first, past)
