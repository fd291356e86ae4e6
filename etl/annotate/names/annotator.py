"""The annotator of names: mentions of people, organisations and places, whose they are, and their roles."""

from __future__ import annotations

from dataclasses import dataclass

from etl.annotate.document import Document
from etl.annotate.names.bound.edges import settled
from etl.annotate.names.bound.persons import divided, trimmed, whole
from etl.annotate.names.bound.phrases import ended, lengthened, with_namesakes
from etl.annotate.names.bound.places_people import (
    place_behind,
    places_apart,
    places_beside,
    places_by_kind,
    untitled_places,
)
from etl.annotate.names.bound.two_people import two_people
from etl.annotate.names.cluster import Cluster, confidence, resolve
from etl.annotate.names.filter import contained, descriptions, places, weak
from etl.annotate.names.find.countries import countries
from etl.annotate.names.find.glosses import glossed
from etl.annotate.names.find.lists import in_rows, with_listed
from etl.annotate.names.find.phrases import headed, national
from etl.annotate.names.find.repetitions import repeated
from etl.annotate.names.find.triggers import announced_names, companies
from etl.annotate.names.link.entities import Linker
from etl.annotate.names.link.namesakes import listed_bodies, tell_apart
from etl.annotate.names.roles.offices import role_records
from etl.annotate.names.roles.stated import StatedRole, stated_roles
from etl.annotate.names.short_forms import with_short_forms
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.stages import Change, Drop, Each, Step, run
from etl.annotate.names.tagger import NameTagger, shared_tagger
from etl.records import Annotations, Entity, Mention


def _unlisted_person(name: Name) -> bool:
    return name.type == "PERSON" and not name.known


def _unlisted(name: Name) -> bool:
    return name.type != "LOC" and not name.known


def _unlisted_place(name: Name) -> bool:
    return name.type == "LOC" and not name.known and name.words > 1


# What the tagger marks goes through these, in this order; docs/annotation.md says which does what.
ROW: tuple[tuple[str, Step], ...] = (
    ("find", with_listed),
    ("find", untitled_places),
    ("find", in_rows),
    ("find", places_by_kind),
    ("find", places_beside),
    ("find", companies),
    ("find", announced_names),
    ("bound", Each(trimmed, _unlisted_person)),
    ("bound", Each(divided, _unlisted_person)),
    ("bound", Each(place_behind, _unlisted)),
    ("bound", Each(places_apart, _unlisted_place)),
    ("bound", whole),
    ("bound", two_people),
    ("bound", settled),
    ("bound", with_namesakes),
    ("bound", Each(ended)),
    ("bound", lengthened),
    ("filter", Drop(descriptions.named_kind, descriptions.no_name)),
    ("find again", countries),
    ("find again", headed),
    ("find again", national),
    ("filter", Drop(*contained.RULES, *descriptions.RULES, *weak.RULES, *places.RULES)),
    ("find again", glossed),
    ("find again", repeated),
    ("filter", Drop(*contained.RULES, weak.thing, weak.of_a_work, *weak.DOUBTFUL, but=weak.sure)),
    ("link", listed_bodies),
    ("link", tell_apart),
)


@dataclass(slots=True)
class Reading:
    """The names of a document, who bears them, and what they are."""

    clusters: list[Cluster]
    roles: list[StatedRole]
    entity_of: dict[Name, Entity]
    entities: dict[int, Entity]  # by key


class NameAnnotator:
    """Finds the names of an article and brings those together that mean the same."""

    name = "names"
    version = "18"

    def __init__(self, tagger: NameTagger | None = None) -> None:
        self._tagger = tagger or shared_tagger()

    def annotate(self, document: Document, found: Annotations) -> None:
        """Append the article's entities, mentions and roles."""
        tokens = NameTokens(document)
        reading = self.read(tokens)
        mentions = []
        for cluster in reading.clusters:
            for name, why in cluster.joined.items():
                start, end = tokens.span(name)
                entity, sure = reading.entity_of[name].key, confidence(name, why)
                mentions.append(Mention(start, end, name.type, entity, name.rule, sure, why))
        found.roles += role_records(tokens, reading.roles, reading.entity_of, reading.entities)
        found.entities += reading.entities.values()
        found.mentions += sorted(mentions, key=lambda mention: mention.start)

    def read(self, tokens: NameTokens, told: list[Change] | None = None) -> Reading:
        """The names of a document brought together and linked; ``told`` as in ``names``."""
        names = self.names(tokens, told)
        clusters = with_short_forms(tokens, resolve(tokens, names))
        roles = stated_roles(tokens, names)
        linker = Linker(tokens, clusters, roles)
        reading = Reading(clusters, roles, {}, {})
        for cluster in clusters:
            entity = linker.entity(cluster)
            entity = reading.entities.setdefault(entity.key, entity)
            reading.entity_of |= dict.fromkeys(cluster.names, entity)
        return reading

    def names(self, tokens: NameTokens, told: list[Change] | None = None) -> list[Name]:
        """The names of a document from left to right, before it is known whose they are.

        What each step changed is added to ``told``, where there is such a list.
        """
        names = self._tagger.names(tokens)
        if told is not None:
            told += [Change("find", "tagger", [], [name], "") for name in names]
        return run(ROW, tokens, names, told)
