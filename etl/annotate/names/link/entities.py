"""What in the real world an entity of the article is, and the records that say so."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property

from etl.annotate.names.cluster import Cluster
from etl.annotate.names.known import Known, of_kind
from etl.annotate.names.link.persons import evidence_of, known_person
from etl.annotate.names.roles.stated import StatedRole
from etl.annotate.names.signs import titled
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.syntax.clitics import with_article, without_lam
from etl.records import Entity, content_key

_OFTEN = 2  # times a country is named that an article is about
_SHARE = 0.15  # of its largest namesake's people: a smaller town is not meant
# What a kind weighs among readings of one name, as powers of ten of a city's people.
_KIND_WEIGHT = {"entity": 12.0, "country": 5.0, "region": 2.0, "city": 0.0}


def countries_named(tokens: NameTokens, clusters: list[Cluster], short: bool = False) -> Counter[str]:
    """How often the article speaks of each country: by its name, its adjective, its places and bodies.

    A body by a name that others may bear, too, says nothing of a country: it is the country that tells whose it is.
    But ``short`` counts those of which lists know one bearer. Nor do platforms.
    """
    named = Counter(form.nationality for form in tokens if form.nationality and form.clitics.article)
    named.update(country for cluster in clusters for country in _told(cluster, short))
    return named


def _told(cluster: Cluster, short: bool = False) -> Iterator[str]:
    """The countries that the names of a cluster speak of, one after another."""
    if cluster.type == "PERSON":
        return
    for name in cluster.names:
        told = (
            known
            for known in name.known
            if (short or not known.short) and not of_kind(known.level, "worldwide")
        )
        countries = {known.country for known in told if known.country}
        if len(countries) == 1:
            yield from countries


def choose(cluster: Cluster, named: Counter[str], beside: Callable[[Cluster], set[str]]) -> Known | None:
    """The best reading of a cluster's names, no person's: curated before listed, then where the article is, then the
    larger. ``beside`` says which countries the sentences name that name it.

    A body by a name that bodies of several countries bear, or by a part of its name, is the one of the country that the
    article speaks of most or beside it; where that is none of theirs, or two are, nobody's.
    """
    votes = Counter(known.id for name in cluster.names for known in name.known)
    short = {known.id: known for name in cluster.names for known in name.known if known.short}
    full = {known.id: known for name in cluster.names for known in name.known if not known.short}
    if not full:
        return _spoken_of(list(short.values()), named, beside(cluster))
    most = max(votes[id_] for id_ in full)
    candidates = [known for id_, known in full.items() if votes[id_] == most]
    if len(candidates) > 1 and all(_body(known) for known in candidates):
        return _spoken_of(candidates, named, beside(cluster))
    large = _SHARE * max(known.population for known in candidates)
    candidates = [known for known in candidates if known.kind != "city" or known.population >= large]
    best = max(candidates, key=lambda known: (_weight(known, named), known.id))
    if cluster.type == "LOC" and not best.country and short:  # a land of several states: كردستان
        return (
            _spoken_of([known for known in short.values() if known.country], named, beside(cluster)) or best
        )
    return None if _abroad(best, cluster, named) else best


def _abroad(known: Known, cluster: Cluster, named: Counter[str]) -> bool:
    """Whether a town of a name that is also something else's lies in a country that an article about another never
    names: it is the namesake that no list has (الكاف, also of football).
    """
    if known.kind not in ("city", "region") or not known.ambiguous:
        return False
    others = named - Counter(_told(cluster))
    foremost = _foremost(others)
    return foremost is not None and others[foremost] >= _OFTEN and not others[known.country]


def _body(known: Known) -> bool:
    return known.kind == "entity" and known.type == "ORG"


def _spoken_of(bearers: list[Known], named: Counter[str], beside: set[str]) -> Known | None:
    """Of the bearers of a name the one of no country, or of one that the article speaks of most or beside it; the only
    one of all that are known, where it is an outlet.

    Two of one country are one that the lists have twice.
    """
    most = max(named.values(), default=0)
    about = beside | {country for country, times in named.items() if times == most}
    fitting = [known for known in bearers if not known.country or known.country in about]
    if not fitting and len(bearers) == 1 and of_kind(bearers[0].level, "cited"):
        fitting = bearers
    countries = {known.country for known in fitting}
    return max(fitting, key=lambda known: known.id) if len(countries) == 1 else None


def _weight(known: Known, named: Counter[str]) -> float:
    """Curated names stand above lists of places; among places the article's countries count like size."""
    context = math.log10(1 + named[known.country]) * 4 if known.country else 0.0
    return _KIND_WEIGHT[known.kind] + math.log10(1 + known.population) + context


class Linker:
    """Makes the entities of an article's clusters."""

    def __init__(self, tokens: NameTokens, clusters: list[Cluster], roles: list[StatedRole]) -> None:
        self._tokens, self._clusters = tokens, clusters
        self._named = countries_named(tokens, clusters)
        words = Counter(tokens.bares)
        self._evidence = evidence_of(words, self._named, roles)

    def entity(self, cluster: Cluster) -> Entity:
        """The lexicon's entity, or one of its own that is known from the text alone."""
        if cluster.type != "PERSON":
            known = choose(cluster, self._named, self._countries_around)
        else:
            known = None if self._goes_on(cluster) else known_person(cluster, self._evidence)
        if known is not None:
            return known_entity(known)
        name = cluster.fullest_name
        start, end = self._tokens.span(name)
        surface = self._tokens.document.text[start:end].replace("_", " ")
        if self._tokens.cut(name) and self._tokens[name.first].clitics.article == 1:
            surface = with_article(without_lam(surface))  # للحزب: the article without its alef
        key = content_key("entity", cluster.type, " ".join(cluster.fullest))
        return Entity(key, cluster.type, surface, country=self._country(cluster))

    def _goes_on(self, cluster: Cluster) -> bool:
        """Whether a family name follows every full name of a person: (عبدالله بن عبدالعزيز) الجربوع."""
        full = [name for name in cluster.names if name.words > 1]
        return bool(full) and all(self._family_follows(name) for name in full)

    def _family_follows(self, name: Name) -> bool:
        tokens, form = self._tokens, self._tokens.at(name.past)
        if name.past >= tokens.sentence_end(name.first) or form.clitics.proclitic or form.nationality:
            return False
        listed = form.family and "w" not in form.family and form.clitics.article
        return bool(listed) and not titled(tokens, name.past + 1)

    def _country(self, cluster: Cluster) -> str | None:
        """Of an unlisted place, the one that it is called after, else of the places beside it, else of the article."""
        if cluster.type != "LOC":
            return None
        within = _country_within(self._tokens, cluster.fullest_name)
        told = next(filter(None, (_country_told(self._tokens, name) for name in cluster.names)), None)
        return within or told or self._country_beside(cluster) or self._foremost

    def _country_beside(self, cluster: Cluster) -> str | None:
        """The one country in which all listed places lie of the sentences that name this one."""
        sentences = {self._tokens.sentence_start(name.first) for name in cluster.names}
        countries = {country for first in sentences for country in self._tokens.places_beside.get(first, ())}
        return countries.pop() if len(countries) == 1 else None

    @cached_property
    def _foremost(self) -> str | None:
        """The country that the article is about."""
        return _foremost(countries_named(self._tokens, self._clusters, short=True))

    def _countries_around(self, cluster: Cluster) -> set[str]:
        """The countries named in the sentences that name a body."""
        sentences = {self._tokens.sentence_start(name.first) for name in cluster.names}
        return set().union(*map(self._tokens.countries_around, sentences))


def _foremost(named: Counter[str]) -> str | None:
    """The country that an article speaks of at least twice as often as of all others together."""
    if not named:
        return None
    country, times = named.most_common(1)[0]
    return country if times * 3 >= named.total() * 2 else None


def _country_within(tokens: NameTokens, name: Name) -> str | None:
    """The country of the place that a place's name holds: ميناء عدن, not شارع السودان. None where several have it."""
    head = tokens.trigger_at(name.first, name.past)
    if head is not None and any("honours" in each.goes_on for each in head.readings):
        return None
    for first in name.places[1:]:
        match = tokens.known_at(first, name.past)
        countries = {known.country for known in match.readings if known.type == "LOC"} if match else set()
        if len(countries) == 1:
            return countries.pop() or None
    return None


def _country_told(tokens: NameTokens, name: Name) -> str | None:
    """The country of the nationality's adjective beside a place: (مدينة) دافوس السويسرية، المدينة السويسرية دافوس."""
    for form in (tokens.at(name.past), tokens.at(name.first - 1)):
        if form.nationality and form.clitics.article:
            return form.nationality
    return None


def known_entity(known: Known) -> Entity:
    """The record of an entity of the lexicons."""
    return Entity(
        key=content_key("entity", known.type, known.id),
        type=known.type,
        name_ar=known.name_ar,
        name_en=known.name_en or None,
        country=known.country or None,
        lexicon_id=known.id,
        geonames_id=known.geonames_id,
        linked=True,
    )
