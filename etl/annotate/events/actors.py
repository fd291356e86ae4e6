"""What an actor is: its country, its sector, and the CAMEO code that follows from these (TUNGOV, SYRMIL, IGO)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from etl.annotate.compiled import compiled
from etl.annotate.events.lexicon import ActorNoun, actor_nouns, sector_codes
from etl.annotate.syntax.clitics import ARTICLE, without_accusative, without_article, without_ending
from etl.clean.keys import match_key
from etl.lexicon import ENTITY_TABLES, alternatives, read_lexicon

_WORDS = 3  # of the longest form of event_actors.tsv that is looked for
INTERNATIONAL = "igo"


class Standing(NamedTuple):
    """Where an actor stands."""

    country: str | None = None  # ISO 3166-1 alpha-2
    sector: str | None = None

    @property
    def code(self) -> str | None:
        """The CAMEO actor code; an organisation of states stands under no country."""
        role = sector_codes().get(self.sector or "", "")
        country = _iso3().get(self.country or "", "") if self.sector != INTERNATIONAL else ""
        return country + role or None


def sector_of_words(keys: Sequence[str], *kinds: str) -> str | None:
    """The sector that the first words of a phrase tell, its numbers and articles aside; the longest form decides."""
    bare = [without_article(key) for key in keys]
    for first in range(min(len(bare), _WORDS)):
        for words in range(min(_WORDS, len(bare) - first), 0, -1):
            sector = _sector(" ".join(bare[first : first + words]), kinds)
            if sector is not None:
                return sector
    return None


def _sector(key: str, kinds: tuple[str, ...]) -> str | None:
    return next((_sectors()[kind, key] for kind in kinds if (kind, key) in _sectors()), None)


@cache
def _sectors() -> dict[tuple[str, str], str]:
    """By kind and match key of each form without article."""
    return {
        (noun.kind, _bare(form)): noun.sector for noun in reversed(actor_nouns()) for form in _forms(noun)
    }


def _forms(noun: ActorNoun) -> Iterator[str]:
    yield from (noun.form, *noun.plurals, *_obliques(noun.plurals))


def country_of_group(keys: Iterable[str]) -> str | None:
    """The country that a noun of a group among some words means by itself: (قوات) الاحتلال."""
    return next(filter(None, (_group_countries().get(without_article(key)) for key in keys)), None)


def country_of_adjective(key: str) -> str | None:
    """The country of an adjective of nationality without its article, in the accusative too: (هجوما) إسرائيليا."""
    known, stems = adjective_countries(), (key, without_accusative(key))
    return next(filter(None, map(known.get, stems)), None) or country_of_group(stems)


@cache
def _group_countries() -> dict[str, str]:
    """By the last word of each form, which tells it: (كيان) إسرائيلي."""
    nouns = (noun for noun in actor_nouns() if noun.country)
    return {_bare(form).split()[-1]: noun.country for noun in nouns for form in _forms(noun)}


def _bare(form: str) -> str:
    return " ".join(without_article(match_key(word)) for word in form.split())


def _obliques(plurals: tuple[str, ...]) -> Iterator[str]:
    """Of a sound plural its oblique, and what is left of both in a construct: متظاهرين، عمال."""
    for plural in plurals:
        first, _, rest = plural.partition(" ")
        if first.endswith("ون"):
            stem = without_ending(first, "ون")
            for ending in ("ين", "ي", "و"):
                yield f"{stem}{ending} {rest}".strip()


def is_group(key: str) -> bool:
    """Whether a word is a noun of people or forces that act unnamed, its article aside."""
    return key in _groups()


def starts_group(keys: Sequence[str]) -> bool:
    """Whether some words begin with a group that is called by several: المجتمع الدولي."""
    bare = [without_article(key) for key in keys[:_WORDS]]
    return any(" ".join(bare[:words]) in _groups() for words in range(2, len(bare) + 1))


@cache
def _groups() -> frozenset[str]:
    """With and without the article."""
    bare = [key for kind, key in _sectors() if kind == "group"]
    return frozenset(bare) | {ARTICLE + key for key in bare}


def is_plural_of_people(key: str) -> bool:
    """Whether a word is the plural of a noun of people that act unnamed, or of a force, its article aside."""
    return without_article(key) in _plurals()


@cache
def _plurals() -> frozenset[str]:
    nouns = [noun for noun in actor_nouns() if noun.kind == "group"]
    forms = (form for noun in nouns for form in (noun.plurals or (noun.form,)))
    return frozenset(map(_bare, (*forms, *(each for noun in nouns for each in _obliques(noun.plurals)))))


@cache
def _body_kinds() -> dict[str, str]:
    """The sector of a kind of organisation_heads.tsv or of the entities."""
    return {noun.form: noun.sector for noun in actor_nouns() if noun.kind == "body_kind"}


@compiled
def _kinds_by_id() -> dict[str, str]:
    return {row["id"]: row["kind"] for table in ENTITY_TABLES for row in read_lexicon(table)}


@compiled
def _kinds_by_head() -> dict[str, str]:
    """The kind of a body by the first word of its name."""
    return {
        match_key(form): row["kind"]
        for row in reversed(read_lexicon("organisation_heads"))
        for form in (*alternatives(row["form"]), *alternatives(row["plural"]))
    }


def serves_states(lexicon_id: str | None) -> bool:
    """Whether somebody is known for an office of an organisation of states: the envoys of the UN act for no country."""
    return _body_kinds().get(_kinds_by_id().get(lexicon_id or "", "")) == INTERNATIONAL


def sector_of_body(name: str, lexicon_id: str | None) -> str | None:
    """The sector of a named body: by what the lexicon says it is, else by the first words of its name."""
    keys = [match_key(word) for word in name.split()]
    known = _body_kinds().get(_kinds_by_id().get(lexicon_id or "", ""))
    by_words = sector_of_words(keys, "body", "group")
    kind = _kinds_by_head().get(without_article(keys[0])) or _kinds_by_head().get(keys[0]) if keys else None
    return known or by_words or _body_kinds().get(kind or "")


@compiled
def _iso3() -> dict[str, str]:
    return {row["iso2"]: row["iso3"] for row in read_lexicon("countries")}


@compiled
def adjective_countries() -> dict[str, str]:
    """The country of an adjective of nationality in any gender and number, by its key without the article.

    The first letters of German and Albanian are none: ألمانية.
    """
    columns = ("masculine", "feminine", "masculine_plural", "feminine_plural")
    return {
        match_key(form): row["iso2"]
        for row in read_lexicon("nationalities")
        for column in columns
        for form in alternatives(row[column])
    }


@cache
def acting_places() -> frozenset[str]:
    """The names shown of places that act themselves: countries, and capitals in their stead."""
    capitals = (name for row in read_lexicon("countries") for name in alternatives(row["capital_ar"]))
    return frozenset((*country_names().values(), *capitals))


@compiled
def country_names() -> dict[str, str]:
    """The name shown of each country."""
    return {row["iso2"]: row["name_ar"] for row in read_lexicon("countries")}
