"""The words that stand beside names: titles of people, and the words that begin names of organisations and places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import cache
from typing import Any

from etl.annotate.compiled import compiled
from etl.annotate.gazetteer import Gazetteer, Index, index_names
from etl.annotate.syntax.clitics import before_pronoun, has_article, with_article, without_article
from etl.clean.keys import match_key
from etl.lexicon import alternatives, read_lexicon, rows_of_class


@dataclass(frozen=True, slots=True)
class Title:
    """A title: the office, rank, honorific, kinship, profession or role of a person."""

    lemma: str
    kind: str  # office, rank, honorific, kinship, profession or role
    scope: str  # the complement it takes: country, organisation or none
    plural: bool
    definite: bool


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that begins a name (وزارة، حزب) or stands before it (مدينة، صحيفة)."""

    type: str  # ORG, LOC or MISC
    inside: bool  # belongs to the name
    follows: frozenset[str]  # noun, proper, adjective, lam
    kind: str  # ministry, party, city, outlet, …
    goes_on: frozenset[str]  # the classes of organisation_kinds.tsv that its kind is of


@compiled
def _titles() -> Index[tuple[Any, ...]]:
    return index_names((form, astuple(title)) for form, title in _title_forms())


@compiled
def _triggers() -> Index[tuple[Any, ...]]:
    return index_names((form, astuple(trigger)) for form, trigger in _trigger_forms())


def _title_forms() -> Iterator[tuple[str, Title]]:
    for row in read_lexicon("titles"):
        for column in ("form", "feminine", "plural"):
            for form in alternatives(row[column]):
                plural = column == "plural"
                definite = has_article(form) or row["definite"] == "fixed"
                yield form, Title(row["lemma"], row["class"], row["scope"], plural, definite)
                if row["definite"] == "bare" and " " not in form:
                    yield with_article(form), Title(row["lemma"], row["class"], row["scope"], plural, True)


def _trigger_forms() -> Iterator[tuple[str, Trigger]]:
    classes = {row["kind"]: row["class"] for row in read_lexicon("organisation_kinds")}
    for row in read_lexicon("organisation_heads"):
        follows = frozenset(alternatives(row["follows"]))
        goes_on = frozenset(alternatives(classes.get(row["kind"], "")))
        yield row["form"], Trigger(row["type"], row["inside"] == "yes", follows, row["kind"], goes_on)


@cache
def shared_titles() -> Gazetteer[Title]:
    """The titles of this process."""
    names, beginnings, titles = _titles()
    return Gazetteer.of_index(names, beginnings, [Title(*each) for each in titles])


@cache
def shared_triggers() -> Gazetteer[Trigger]:
    """The name-beginning words of this process."""
    names, beginnings, triggers = _triggers()
    return Gazetteer.of_index(names, beginnings, [Trigger(*each) for each in triggers])


@cache
def trigger_words() -> frozenset[str]:
    """The keys of the words that begin an organisation's name and belong to it, in the singular."""
    rows = read_lexicon("organisation_heads")
    return frozenset(match_key(r["form"]) for r in rows if r["type"] == "ORG" and r["inside"] == "yes")


@cache
def title_words() -> frozenset[str]:
    """The keys of single-word titles, feminine ones too, without article: what a pronoun is joined to in زميله."""
    rows = [row for row in read_lexicon("titles") if row["class"] != "honorific"]
    forms = [
        form for row in rows for form in (row["form"], *alternatives(row["feminine"])) if " " not in form
    ]
    keys = {without_article(match_key(form)) for form in forms}
    return frozenset(keys | set(map(before_pronoun, keys)))  # زميلة, زميلتها


@cache
def name_words(*kinds: str) -> frozenset[str]:
    """The keys of the words of some classes of ``name_words.tsv``."""
    return frozenset(match_key(row["word"]) for kind in kinds for row in rows_of_class("name_words", kind))


@cache
def written_words(kind: str) -> frozenset[str]:
    """The words of a class of ``name_words.tsv`` as written, where a match key would be another word's, too."""
    return frozenset(row["word"] for row in rows_of_class("name_words", kind))


@cache
def date_words(*kinds: str) -> frozenset[str]:
    """The keys of the words of some classes of ``date_words.tsv``."""
    return frozenset(match_key(row["word"]) for kind in kinds for row in rows_of_class("date_words", kind))


@cache
def ordinals() -> frozenset[str]:
    """What kings are counted by: nobody is called الثاني alone."""
    return frozenset(
        match_key(row["word"]) for row in read_lexicon("numerals") if row["kind"] in ("ordinal", "feminine")
    )
