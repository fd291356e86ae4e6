"""The annotator of names: mentions of people, organisations and places, whose they are, and their roles."""

from __future__ import annotations

from etl.annotate.document import Document
from etl.annotate.names.bound.edges import settled
from etl.annotate.names.bound.persons import divided, trimmed, whole
from etl.annotate.names.bound.phrases import ended, lengthened, with_namesakes
from etl.annotate.names.bound.places_people import place_behind, places_by_kind, untitled_places
from etl.annotate.names.cluster import confidence, resolve
from etl.annotate.names.filter import contained, descriptions, weak
from etl.annotate.names.find.countries import countries
from etl.annotate.names.find.lists import with_listed
from etl.annotate.names.find.phrases import headed, national
from etl.annotate.names.find.repetitions import repeated
from etl.annotate.names.find.triggers import announced_names, companies
from etl.annotate.names.link.entities import Linker
from etl.annotate.names.link.namesakes import tell_apart
from etl.annotate.names.roles.offices import role_records
from etl.annotate.names.roles.stated import stated_roles
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.stages import Change, Drop, Each, Step, run
from etl.annotate.names.tagger import NameTagger, shared_tagger
from etl.records import Annotations, Entity, Mention


def _unlisted_person(name: Name) -> bool:
    return name.type == "PERSON" and not name.known


# What the tagger marks goes through these, in this order; docs/annotation.md says which does what.
ROW: tuple[tuple[str, Step], ...] = (
    ("find", with_listed),
    ("filter", Drop(contained.month, contained.within_title)),
    ("bound", untitled_places),
    ("find", places_by_kind),
    ("find", companies),
    ("find", announced_names),
    ("bound", Each(trimmed, _unlisted_person)),
    ("filter", Drop(weak.nobody)),
    ("bound", Each(divided, _unlisted_person)),
    ("bound", Each(place_behind, _unlisted_person)),
    ("bound", whole),
    ("filter", Drop(descriptions.head_alone)),
    ("bound", settled),
    ("find", countries),
    ("filter", Drop(descriptions.adjective, descriptions.head_alone)),
    ("bound", with_namesakes),
    ("filter", Drop(descriptions.named_kind)),
    ("bound", Each(ended)),
    ("filter", Drop(descriptions.generic, descriptions.any_such, descriptions.no_name)),
    ("bound", lengthened),
    ("find", headed),
    ("find", national),
    ("filter", Drop(contained.unnamed_kind)),
    ("find", repeated),
    ("filter", Drop(weak.thing, weak.in_address, weak.act, weak.owned)),
    (
        "filter",
        Drop(
            weak.piece, weak.inhabitants, weak.common_phrase, weak.possessed, weak.common_word, but=weak.sure
        ),
    ),
    ("filter", Drop(contained.within_title, contained.within_event)),
    ("link", tell_apart),
)


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
        entity_of: dict[Name, Entity] = {}
        mentions = []
        for cluster in clusters:
            entity = linker.entity(cluster)
            entity = entities.setdefault(entity.key, entity)
            for name, why in cluster.joined.items():
                entity_of[name] = entity
                start, end = tokens.span(name)
                sure = confidence(name, why)
                mentions.append(Mention(start, end, name.type, entity.key, name.rule, sure, why))
        found.roles += role_records(tokens, roles, entity_of, entities)
        found.entities += entities.values()
        found.mentions += sorted(mentions, key=lambda mention: mention.start)

    def names(self, tokens: NameTokens, told: list[Change] | None = None) -> list[Name]:
        """The names of a document from left to right, before it is known whose they are.

        What each step changed is added to ``told``, where there is such a list.
        """
        names = self._tagger.names(tokens)
        if told is not None:
            told += [Change("find", [], [name], name.rule) for name in names]
        return run(ROW, tokens, names, told)
