"""What the people and bodies of one article are called, and what their names tell of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import after_clitic, has_article
from etl.annotate.syntax.descriptions import Descriptions
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.referents import Referent, unnamed_office
from etl.annotate.syntax.wording import gender_of_head, shortest_full, unmarked, with_alef
from etl.annotate.syntax.words import given_names, is_of, ordinary_names
from etl.clean.keys import match_key
from etl.records import Annotations, Entity, Mention


class EntityNames:
    """The entities of one article by their names."""

    def __init__(self, tokens: Tokens, found: Annotations) -> None:
        self.tokens = tokens
        self.entities: dict[int, Entity] = {entity.key: entity for entity in found.entities}
        # By entity, the tokens of its names; none where each begins in a token with a longer name.
        self.mentions: dict[int, list[int]] = {entity: [] for entity in self.entities}
        for at in sorted(tokens.mentions):
            self.mentions.setdefault(tokens.mentions[at].entity, []).append(at)
        self._names: dict[int, str] = {}  # by entity, what it is called
        self._genders: dict[int, str] = {}  # by person, as far as the name tells

    @cached_property
    def descriptions(self) -> Descriptions:
        """What the article says its entities are, read when a phrase without a name asks for it."""
        return Descriptions(self.tokens, self.mentions)

    def mentions_in(self, phrase: Phrase) -> Iterator[tuple[int, Mention]]:
        """The names that begin in a phrase, each with its first token."""
        mentions = self.tokens.mentions
        return ((at, mentions[at]) for at in range(phrase.first, phrase.past) if at in mentions)

    def name_of(self, entity: int) -> str:
        """The shortest full name of an entity in the article; its only name where none is full."""
        if entity not in self._names:
            names = [self._surface(at) for at in self.mentions[entity]]
            self._names[entity] = shortest_full(names) or self.entities[entity].name_ar
        return self._names[entity]

    def _surface(self, at: int) -> str:
        mention, document = self.tokens.mentions[at], self.tokens.document
        form = unmarked(document.text[mention.start : mention.end])
        led = after_clitic(self.tokens.keys[at], mention.start - document.starts[at])
        return with_alef(form) if has_article(led) else form  # للمجلس

    def is_person(self, referent: Referent) -> bool:
        """Whether a referent is one person, by name or by office."""
        if referent.entity is not None:
            return self.entities[referent.entity].type == "PERSON"
        if referent.kind == "named":
            titled = bool(referent.keys) and is_of(referent.keys[0], "title")
            first = match_key(referent.name.split()[0])
            return first in given_names() or (titled and first != referent.keys[0])
        return unnamed_office(referent) is not None

    def of_entity(self, entity: int) -> Referent:
        """An entity as a referent."""
        return Referent(self.name_of(entity), "named", entity)

    def named_at(self, at: int) -> Referent:
        """The bearer of the name that starts in a token."""
        mention = self.tokens.mentions[at]
        head = self.tokens.keys[at]
        gender = self.gender_of(mention.entity) if mention.type == "PERSON" else gender_of_head(head)
        return Referent(
            self.name_of(mention.entity), "named", mention.entity, gender, keys=[self.tokens.keys[at]]
        )

    def _gender_of_title(self, person: int) -> str:
        """The sex that the office before a name tells: الفنانة يارا, الوزيرة الفرنسية إيلودي."""
        for at in self.mentions[person]:
            role = self.tokens.roles[at - 1] if at else None
            if role is not None and role.person == person:
                head = next(
                    each
                    for each in range(at - 1, -1, -1)
                    if each == 0 or self.tokens.roles[each - 1] is not role
                )
                return "f" if self.tokens.keys[head].endswith("ه") else "m"
        return ""

    def gender_of(self, person: int) -> str:
        """A person's sex as far as the given name tells, else nothing."""
        if person not in self._genders:
            first, *others = match_key(self.name_of(person)).split()
            told = given_names().get(first, "") or (ordinary_names().get(first, "") if others else "")
            self._genders[person] = told or self._gender_of_title(person)
        return self._genders[person]
