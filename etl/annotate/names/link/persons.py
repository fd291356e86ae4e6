"""Which person of the lexicons a person of the article is: by full name, or by part of it with something that agrees.

A surname or given name is shared by thousands. It means the famous bearer only where the article says so: by an office
he held, by his field or by his country; and never where the article's own full name is another, or a title beside the
name speaks of somebody else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from etl.annotate.compiled import compiled
from etl.annotate.names.cluster import Cluster, Keys, same_person, same_words, split_name
from etl.annotate.names.known import Known, of_kind
from etl.annotate.names.roles.stated import ONE_OFFICE, StatedRole
from etl.annotate.names.spans import Name
from etl.annotate.names.titles import name_words, title_words
from etl.annotate.names.tokens import shared_lists
from etl.annotate.syntax.clitics import has_article, without_article
from etl.clean.keys import match_key
from etl.lexicon import alternatives, names_of, read_lexicon

_SPORT = 4  # words of sport that make an article one about it
_COMMON = 5  # frequency class of a word that is no name where no list holds it
_SURE = 3  # words of a name (محمد بن نايف) that a longer one may go on from and still be its bearer's


@dataclass(slots=True)
class Evidence:
    """What an article says that may tell one bearer of a name from another."""

    countries: Counter[str]  # how often it speaks of each
    roles: dict[Name, list[StatedRole]]  # the titles beside a name
    sport: bool


def evidence_of(words: Counter[str], countries: Counter[str], roles: list[StatedRole]) -> Evidence:
    """The evidence of an article with these words, their clitics cut."""
    beside: dict[Name, list[StatedRole]] = {}
    for role in roles:
        if role.person is not None:
            beside.setdefault(role.person, []).append(role)
    return Evidence(countries, beside, sum(words[word] for word in name_words("sport")) >= _SPORT)


def known_person(cluster: Cluster, evidence: Evidence) -> Known | None:
    """The one person of the lexicons that a cluster is; None where none is borne out, or several are."""
    candidates = {known.id: known for name in cluster.names for known in name.known if known.type == "PERSON"}
    fits = {id_: fit for id_, known in candidates.items() if (fit := _fit(cluster, known, evidence))}
    best = max(fits.values(), default=0)
    fitting = [candidates[id_] for id_, fit in fits.items() if fit == best]
    return fitting[0] if len(fitting) == 1 else None


def _fit(cluster: Cluster, known: Known, evidence: Evidence) -> int:
    """How well a cluster's names and titles fit a person: 0 not at all, 1 a part of the name, 2 the whole."""
    listed = _listed(known.id)
    titles = [role for name in cluster.names for role in evidence.roles.get(name, ())]
    placed = not known.country or evidence.countries[known.country] > 0
    if listed is None or any(_speaks_against(role, known, placed) for role in titles):
        return 0
    names = [keys if listed.holds(keys) else _without_words(keys) for keys in cluster.keys]
    whole = any(same_words(keys, name) for keys in names for name in listed.full)
    whole = whole or any(_is_titled(role, names, listed) for role in titles)
    longer = False
    for keys in names:
        goes_on = any(
            same_words(keys[: len(name)], name) for name in listed.full if whole or len(name) >= _SURE
        )
        whole = whole or goes_on
        if not goes_on and len(keys) > 1 and not any(same_words(keys, part) for part in listed.parts):
            if not any(same_person(keys, name) for name in listed.full):
                return 0
            longer = longer or len(keys) > min(map(len, listed.full))
    sport = evidence.sport and _field(known) == "sport"
    usual = all(word in _usual_names() for word in cluster.fullest)
    # A player has the name of a general as easily as not: أحمد عسيري.
    doubtful = (known.ambiguous and (usual or not placed)) or (usual and evidence.sport and not sport)
    if whole and not doubtful:
        return 2
    if whole or longer:
        return 2 if sport or any(_agrees(role, known, placed) for role in titles) else 0
    if not any(listed.holds(keys) for keys in names) or any(_unlike(role, known) for role in titles):
        return 0
    if known.ambiguous or any(keys[0] in _usual_names() for keys in names):
        return int((sport and placed) or any(_held(role, known, placed) for role in titles))
    return int(placed or sport or any(_agrees(role, known, placed) for role in titles))


def _without_words(keys: Keys) -> Keys:
    """A name without the common words at its end that the reading took in: (عمر الشريف) فيلما."""
    forms = [shared_lists().read(key) for key in keys]
    named = [at for at, form in enumerate(forms, 1) if form.given or form.family or form.frequency < _COMMON]
    return keys[: max(named, default=1)]


def _is_titled(role: StatedRole, names: list[Keys], listed: _Listed) -> bool:
    """Whether a title beside the name makes it a listed one: الملك | سلمان."""
    title = without_article(role.title.lemma.split()[-1])
    return any((title, keys) in listed.titled for keys in names)


@compiled
def _usual_names() -> frozenset[str]:
    """What many are called: Arabic given and family names of some use."""
    rows = [*read_lexicon("family_names"), *read_lexicon("given_names")]
    usual = [row for row in rows if row["origin"] == "ar" and row["frequency"] in ("mid", "high")]
    return frozenset(_keys(row["form"])[0] for row in usual)


def _field(known: Known) -> str:
    """The field that the news knows a person from, by the kind of ``entities_people.tsv``."""
    return _fields()[known.level]


@cache
def _fields() -> dict[str, str]:
    return {row["kind"]: row["field"] for row in read_lexicon("entity_kinds")}


def _speaks_against(role: StatedRole, known: Known, placed: bool) -> bool:
    """Whether a title beside the name is of another field, or of a country that the article does not say is theirs."""
    _, against = _title_fields(role.title.lemma)
    abroad = of_kind(known.level, "abroad") or role.title.scope != "country"
    elsewhere = bool(role.country and known.country) and role.country != known.country
    other_field = _field(known) in against and role.title.definite
    return other_field or (elsewhere and not abroad and not placed)


def _unlike(role: StatedRole, known: Known) -> bool:
    """Whether a title beside a part of a name is not one by which the news calls the person: المهندس الجبير."""
    agrees, against = _title_fields(role.title.lemma)
    return bool(against) and role.title.definite and _field(known) not in agrees


def _agrees(role: StatedRole, known: Known, placed: bool) -> bool:
    """Whether a title beside the name is of the person's field and country."""
    agrees, _ = _title_fields(role.title.lemma)
    return _field(known) in agrees and (placed if not role.country else role.country == known.country)


def _held(role: StatedRole, known: Known, placed: bool) -> bool:
    """Whether a title beside the name is of the person's field and, of an office, one that the person held."""
    if _field(known) != "power" or not _agrees(role, known, placed):
        return _agrees(role, known, placed)
    return any(office.split()[0] == role.office.split()[0] for office in _offices().get(known.id, ()))


@cache
def _title_fields(lemma: str) -> tuple[frozenset[str], frozenset[str]]:
    """The fields that a title agrees with and those it speaks against."""
    rows = {row["title"]: row for row in read_lexicon("person_titles")}
    row = rows.get(lemma) or rows.get(without_article(lemma.split()[0])) or {"agrees": "", "against": ""}
    return frozenset(alternatives(row["agrees"])), frozenset(alternatives(row["against"]))


@cache
def _offices() -> dict[str, set[str]]:
    """By person, the offices held at any time."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for row in read_lexicon("office_holders"):
        held[row["person_id"]].add(ONE_OFFICE.get(row["office"], row["office"]))
    return held


class _Listed(NamedTuple):
    """The names of a person of the lexicons."""

    full: list[Keys]
    parts: list[Keys]  # short names, and what is but one word
    titled: set[tuple[str, Keys]]  # by a title and what follows it

    def holds(self, keys: Keys) -> bool:
        """Whether it is one of them."""
        return any(same_words(keys, name) for name in (*self.full, *self.parts))


@cache
def _people() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in read_lexicon("entities_people")}


@cache
def _listed(person: str) -> _Listed | None:
    """The names of a person, None where the lexicons have none of this id."""
    row = _people().get(person)
    if row is None:
        return None
    listed = _Listed([], [], set())
    listed.parts.extend(_keys(name) for name in alternatives(row["short_names"]))
    for name in names_of(row):
        head, _, rest = name.partition(" ")
        title, keys = without_article(match_key(head)), _keys(name)
        if rest and has_article(head) and title in title_words() | name_words("honorific"):
            keys = _keys(rest)
            listed.titled.add((title, keys))
        (listed.full if len(keys) > 1 else listed.parts).append(keys)
    return listed


def _keys(name: str) -> Keys:
    return split_name(tuple(map(match_key, name.split())))
