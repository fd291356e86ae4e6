"""Who speaks where the text does not say: وأضاف، وأشار إلى، مؤكدا، واتفقا.

An implicit subject is the last source that agrees with the verb in gender and number: of the same sentence first,
then of the sentences before, and failing those the last one a sentence was about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable
from functools import cached_property
from itertools import islice

from etl.annotate.names.pairs import pair_before
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.phrases import Phrase, is_boundary, is_known_verb, noun_phrase
from etl.annotate.syntax.reference import References, Referent, joint
from etl.annotate.syntax.words import is_of, word_class
from etl.records import Annotations

_REMEMBERED = 64  # sources that a reader still has in mind


class Salience:
    """What an article has said so far about who speaks."""

    def __init__(self, tokens: Tokens, references: References, found: Annotations) -> None:
        self.tokens, self.found = tokens, found
        self.references = references
        self.spoken: deque[Referent] = deque(maxlen=_REMEMBERED)  # explicit sources, latest last
        self.topics: deque[Referent] = deque(maxlen=_REMEMBERED)  # what sentences were about, latest last
        self.sentence_topic: Referent | None = None
        self.unread: list[tuple[int, int]] = []  # sentences whose topic nobody has asked for yet
        named = sorted(tokens.mentions.items())
        self._people = [at for at, mention in named if mention.type == "PERSON"]
        self._people_and_bodies = [at for at, mention in named if mention.type in ("PERSON", "ORG")]
        first: dict[int, int] = {}
        for at in self._people:
            first.setdefault(tokens.mentions[at].entity, at)
        self._first_people = [(at, entity) for entity, at in islice(first.items(), 2)]

    def add_sentence(self, start: int, stop: int) -> None:
        """Go on to the next sentence; what it is about is read when a statement needs to know."""
        self.unread.append((start, stop))

    def catch_up(self) -> None:
        """Note what the sentences up to here are about."""
        for start, stop in self.unread:
            self._read_topic(start, stop)
        self.unread.clear()

    def _read_topic(self, start: int, stop: int) -> None:
        """What a sentence is about: the subject of its first verb, or the noun it starts with."""
        phrase = self._topic(start, stop)
        self.sentence_topic = None
        if phrase is not None:
            self.sentence_topic = self.references.describe(phrase, None, [*self.spoken, *self.topics])
            self.topics.append(self.sentence_topic)

    def _topic(self, start: int, stop: int) -> Phrase | None:
        tokens = self.tokens
        at = start
        while at < stop and (tokens.keys[at] in word_class("sentence_opener") or not tokens.is_word(at)):
            at += 1
        if at < stop and tokens.keys[at] in word_class("preposition") and not tokens.name_past[at]:
            while at < stop and not tokens.is_comma(at):
                at += 1
            at += 1
        for first in (at, at + 1):
            if first >= stop or (is_boundary(tokens, first) and first == at):
                break
            if self._is_source(first):
                past = noun_phrase(tokens, first, stop, strict=first > at)
                if past > first:
                    return Phrase(first, self._past_first_person(first, past))
        return None

    def _past_first_person(self, first: int, past: int) -> int:
        """The phrase up to its first person: the next one is another party (التقى الوزير فلان سفيرة …)."""
        for at in range(first, past):
            mention = self.tokens.mentions.get(at)
            if mention is not None and mention.type == "PERSON":
                return min(past, self.tokens.name_past[at])
        return past

    def _is_source(self, at: int) -> bool:
        tokens = self.tokens
        if is_boundary(tokens, at) or is_known_verb(tokens, at):
            return False
        return bool(tokens.name_past[at]) or is_of(tokens.keys[at], "title", "anonymous", "institution")

    def explicit(self, phrase: Phrase, form: VerbForm | None, cue: int) -> Referent:
        """The source a phrase names, remembered."""
        if form is not None and self.tokens.keys[phrase.first] in word_class("pair"):
            pair = self._pair_before(cue)
            if pair is not None:
                return self.remember(pair, cue)
        speaker = self.references.describe(phrase, form, [*self.topics, *self.spoken])
        return self.remember(speaker, cue)

    def remember(self, speaker: Referent, cue: int) -> Referent:
        """Note that somebody spoke."""
        speaker.place = cue
        self.spoken.append(speaker)
        return speaker

    def implicit(self, form: VerbForm, before: Iterable[Referent], cue: int, start: int) -> Referent | None:
        """The source of a cue without a subject; ``before`` are those of its sentence, the nearest first."""
        for speaker in islice(before, _REMEMBERED):
            if _agrees(speaker, form) or (form.number == "p" and speaker.entity is None):
                return speaker  # عمال, a broken plural, shows no number
        if form.number == "d":
            return self._pair_before(None)
        adjunct = not form.conjunction and without_and(self.tokens.keys[start]) in word_class("preposition")
        person = None if adjunct else self._person_before(form, cue, start)  # عن ملعب فلان، قال
        nearer = [each for each in (self.sentence_topic, person) if each is not None]
        for speaker in [*nearer, *reversed(self.spoken), *reversed(self.topics)]:
            if _agrees(speaker, form):
                return speaker
        return self._person_before(form, cue, 0)

    def _person_before(self, form: VerbForm, cue: int, start: int) -> Referent | None:
        """The person, or for a feminine verb the body, named last between ``start`` and the cue."""
        named = self._people_and_bodies if form.gender == "f" else self._people
        first, past = bisect_left(named, start), bisect_left(named, cue)
        for at in reversed(named[max(first, past - _REMEMBERED) : past]):
            speaker = self.references.describe(Phrase(at, self.tokens.name_past[at]), None, self.spoken)
            if _agrees(speaker, form):
                return speaker
        return None

    def _pair_before(self, cue: int | None) -> Referent | None:
        """The two parties last spoken of together, or those that the text before the cue is most about; None: all."""
        for speaker in reversed(self.spoken):
            if speaker.kind == "joint" and len(speaker.parties) == 2:
                return speaker
        return self._pair_of_article if cue is None else self._most_named(cue)

    @cached_property
    def _pair_of_article(self) -> Referent | None:
        return self._most_named(len(self.tokens.keys))

    def _most_named(self, past: int) -> Referent | None:
        names = self.references
        document = self.tokens.document
        position = document.starts[past] if past < len(document.starts) else len(document.text)
        sides = pair_before(self.found, names.entities, position, "side")
        if sides is not None:
            return joint([Referent(names.name_of(side.key), "named", side.key) for side in sides])
        people = [entity for at, entity in self._first_people if at < past]
        if len(people) < 2:
            return None
        return joint([Referent(names.name_of(entity), "named", entity) for entity in people])


def _agrees(speaker: Referent, form: VerbForm) -> bool:
    if form.number == "d":
        return speaker.number == "d"
    if form.number == "p":
        return speaker.number in ("p", "d")
    if speaker.number != "s":
        return False
    return not speaker.gender or speaker.gender == form.gender
