"""The annotator of names: mentions of people, organisations and places, whose they are, and their roles."""

from __future__ import annotations

from etl.annotate.document import Document
from etl.annotate.names.boundaries import settle
from etl.annotate.names.consistency import complete
from etl.annotate.names.coreference import resolve
from etl.annotate.names.countries import heed_countries
from etl.annotate.names.linking import Linker
from etl.annotate.names.namesakes import tell_apart
from etl.annotate.names.offices import role_records
from etl.annotate.names.organisations import bound_phrases
from etl.annotate.names.persons import bound_persons
from etl.annotate.names.precision_filter import without_weak
from etl.annotate.names.recognition import outside_events, outside_titles, recognise
from etl.annotate.names.roles import stated_roles
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.tagger import NameTagger, shared_tagger
from etl.annotate.names.trigger_rules import by_triggers
from etl.records import Annotations, Entity, Mention


class NameAnnotator:
    """Finds the names of an article and brings those together that mean the same."""

    name = "names"
    version = "5"

    def __init__(self, tagger: NameTagger | None = None) -> None:
        self._tagger = tagger or shared_tagger()

    def annotate(self, document: Document, found: Annotations) -> None:
        """Append the article's entities, mentions and roles."""
        tokens = NameTokens(document)
        names = self.names(tokens)
        clusters = resolve(tokens, names)
        roles = stated_roles(tokens, names)
        linker = Linker(tokens, clusters, roles)
        entities: dict[int, Entity] = {}
        entity_of: dict[int, Entity] = {}  # by id of a name
        mentions = []
        for cluster in clusters:
            entity = linker.entity(cluster)
            entity = entities.setdefault(entity.key, entity)
            for name in cluster.names:
                entity_of[id(name)] = entity
                start, end = tokens.span(name)
                why = cluster.joined[id(name)]
                mentions.append(Mention(start, end, name.type, entity.key, name.rule, name.confidence, why))
        found.roles += role_records(tokens, roles, entity_of, entities)
        found.entities += entities.values()
        found.mentions += sorted(mentions, key=lambda mention: mention.start)

    def names(self, tokens: NameTokens) -> list[Name]:
        """The names of a document from left to right, before it is known whose they are."""
        names = by_triggers(tokens, recognise(tokens, self._tagger))
        names = bound_persons(tokens, names)
        names = heed_countries(tokens, settle(tokens, names))
        names = bound_phrases(tokens, names)
        names = complete(tokens, [name for name in names if name.type != "MISC"])
        names = outside_events(tokens, outside_titles(tokens, without_weak(tokens, names)))
        return tell_apart(tokens, names)
