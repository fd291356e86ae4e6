"""Whom the phrases and the unsaid subjects of events mean, by what the article has said up to there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from etl.annotate.events.complements import clitic_before
from etl.annotate.events.forms import Reading
from etl.annotate.events.noun_phrases import acts_on_pronoun, phrase_at
from etl.annotate.events.particles import particles
from etl.annotate.events.phrase_heads import number_of_people
from etl.annotate.events.verb_arguments import verb_form
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.reference import References
from etl.annotate.syntax.referents import Referent, joint
from etl.annotate.syntax.salience import Gap, Salience, shared_ranker
from etl.annotate.syntax.wording import is_feminine_head, phrase_text
from etl.annotate.syntax.words import institution_heads, is_of
from etl.clean.keys import match_key
from etl.records import Annotations, Statement


@dataclass(slots=True)
class Claims:
    """The statements of an article as events meet them: in tokens, in the order of their cues."""

    statements: list[tuple[int, Statement]]  # the cue's token, and the statement

    @classmethod
    def of(cls, tokens: Tokens, found: Annotations) -> Claims:
        pairs = [(tokens.token_at(each.cue_start), each) for each in found.statements]
        return cls(sorted(pairs, key=lambda pair: pair[0]))


class Discourse:
    """What is salient in an article while its events are read from front to back."""

    def __init__(self, tokens: Tokens, found: Annotations) -> None:
        self.tokens, self.found = tokens, found
        self.references = References.of(tokens, found)
        self._salience = Salience(tokens, self.references, found, shared_ranker())
        self._claims = Claims.of(tokens, found).statements
        self._cues = [cue for cue, _ in self._claims]
        self._next = 0
        self._meant: dict[tuple[int, int, int], Referent] = {}  # by phrase, until somebody else is in mind
        self.start = self._before = 0  # of this sentence and of the one before

    def enter(self, start: int, stop: int, read: bool) -> None:
        """Go on to a sentence; ``read``: something in it will be asked about."""
        self._hear(start)
        self._before, self.start = self.start, start
        self._salience.add_sentence(start, stop)
        self._meant.clear()
        if not read:
            return
        tokens = self.tokens
        here = self._claims[bisect_left(self._cues, start) : bisect_left(self._cues, stop)]
        reported = [
            (tokens.token_at(each.content_start), tokens.token_at(each.content_end - 1) + 1)
            for _, each in here
        ]
        self._salience.enter(reported)

    def _hear(self, at: int) -> None:
        """Remember who has spoken before a token."""
        while self._next < len(self._claims) and self._claims[self._next][0] < at:
            statement = self._claims[self._next][1]
            speaker = self.speaker(statement)
            if speaker is not None:
                parent = None if statement.parent is None else self.found.statements[statement.parent]
                within = None if parent is None else self.speaker(parent)
                self._salience.remember(speaker, statement.kind == "document", within)
                self._meant.clear()
            self._next += 1

    def speaker(self, statement: Statement) -> Referent | None:
        """Who makes a statement."""
        if statement.speaker_name is None:
            return None
        kind = "named" if statement.speaker is not None else statement.speaker_kind or "anonymous"
        referent = Referent(statement.speaker_office or statement.speaker_name, kind, statement.speaker)
        if statement.speaker is not None and statement.speaker in self.references.entities:
            entity = self.references.entities[statement.speaker]
            if entity.type == "PERSON":
                referent.gender = self.references.gender_of(statement.speaker)
        if not referent.gender and statement.speaker_start is not None:
            head = self.tokens.keys[self.tokens.token_at(statement.speaker_start)]
            referent.gender = "f" if is_feminine_head(head) else "m"
        return referent

    def statements_before(self, at: int) -> list[tuple[int, Statement]]:
        """The statements whose cues stand before a token or at it, each with its cue."""
        return self._claims[: bisect_left(self._cues, at + 1)]

    def meant(self, phrase: Phrase, at: int) -> Referent:
        """What a phrase means."""
        self._hear(at)
        key = phrase.first, phrase.past, phrase.clitic
        if key not in self._meant:
            self._meant[key] = self._salience.explicit(phrase, None, at)
        return self._meant[key]

    def unsaid(self, reading: Reading, at: int, enclosing: Referent | None) -> Referent | None:
        """Whom a verb without a subject means; the first person is whoever speaks."""
        if reading.person == 1:
            return enclosing
        self._hear(at)
        return self._salience.implicit(Gap(verb_form(reading), at, enclosing))

    def of_pronoun(
        self, pronoun: str, at: int, but: Sequence[Referent], reading: Reading | None = None
    ) -> Referent | None:
        """Whom the pronoun of a word means, none of ``but``: who speaks by the verb in front of it, the last one named
        before it in its sentence that agrees, else, of a noun by its ``reading``, whom its clause is about, else the
        unnamed people told last in the sentence before.
        """
        others = {each.identity for each in but}
        if pronoun in particles("both"):
            return self._both_before(at)
        speaking = self._speaking_before(at)
        if (
            speaking is not None
            and speaking.identity not in others
            and speaking.gender == _GENDERS.get(pronoun)
        ):
            return speaking
        for place in range(at - 1, max(self.start - 1, at - _REACH), -1):
            referent = self._at(place, pronoun)
            if referent is not None and referent.identity not in others:
                return referent
        meant = self._in_mind(reading, at) if reading is not None and reading.is_noun else None
        if meant is not None and meant.identity not in others:
            return meant
        earlier = (self._described(place, pronoun) for place in range(self.start - 1, self._before - 1, -1))
        return next((each for each in earlier if each is not None and each.identity not in others), None)

    def _both_before(self, at: int) -> Referent | None:
        """The two named side by side last before a token: أوكرانيا وروسيا … في اجتماعهما."""
        tokens = self.tokens
        for place in range(at - 1, self.start, -1):
            if place in tokens.mentions and tokens.conjoined(place) and tokens.name_past[place - 1] == place:
                first = place - 1
                while first not in tokens.mentions:
                    first -= 1
                return joint([self.references.named_at(first), self.references.named_at(place)])
        return None

    def _at(self, place: int, pronoun: str) -> Referent | None:
        """Whom a name or a noun of unnamed people at a token means, where a pronoun may stand for them."""
        mention = self.tokens.mentions.get(place)
        if mention is not None:
            referent = self.references.named_at(place)
            return referent if _agrees(pronoun, mention.type, referent.gender) else None
        return self._body(place, pronoun) or self._described(place, pronoun)

    def _body(self, place: int, pronoun: str) -> Referent | None:
        """The body that a description at a token means, where a pronoun may stand for it: الحكومة … داعيا | إياها."""
        token = self.tokens[place]
        if not self.tokens.definite(place) or token.bare not in institution_heads() or is_adjective(token):
            return None
        if self.tokens.name_past[place] or _GENDERS.get(pronoun) != (
            "f" if is_feminine_head(token.bare) else "m"
        ):
            return None
        phrase = phrase_at(self.tokens, place, len(self.tokens), clitic_before(self.tokens, place))
        referent = self.meant(phrase, place) if phrase is not None else None
        return referent if referent is not None and referent.entity is not None else None

    def _described(self, place: int, pronoun: str) -> Referent | None:
        """Unnamed people at a token whom a pronoun may mean: (رصدوا) شخصا … تم توقيفه."""
        if number_of_people(self.tokens, place) != _NUMBERS.get(pronoun, ""):
            return None
        if acts_on_pronoun(self.tokens, place):
            return None
        phrase = phrase_at(self.tokens, place, len(self.tokens), clitic_before(self.tokens, place))
        if phrase is None:
            return None
        name = phrase_text(self.tokens, phrase)
        return Referent(name, "anonymous", keys=[match_key(word) for word in name.split()])

    def _speaking_before(self, at: int) -> Referent | None:
        """Who speaks by a verb right before a token: وأبرز خلال | لقائه."""
        place = bisect_left(self._cues, at) - 1
        if place < 0 or self._cues[place] < max(self.start, at - _NEAR):
            return None
        return self.speaker(self._claims[place][1])

    def _in_mind(self, reading: Reading, at: int) -> Referent | None:
        """Whom a verb without a subject would mean here: he spoke before, or speaks next (منذ هجومه، أعلن فلان)."""
        self._hear(at)
        place = bisect_left(self._cues, at)
        ahead = self.speaker(self._claims[place][1]) if self._is_near(place, at) else None
        referent = self._salience.implicit(Gap(verb_form(reading), at, ahead=ahead))
        return referent if referent is not None and self._may_be(reading.pronoun, referent) else None

    def _may_be(self, pronoun: str, referent: Referent) -> bool:
        """Whether a pronoun fits somebody in mind: of him that is a named body, too, but none by a mere description."""
        if referent.entity is None:
            described = is_of(referent.keys[0], "institution") if referent.keys else False
            return not described and _agrees(pronoun, "", referent.gender)
        return _agrees(pronoun, self.references.entities[referent.entity].type, referent.gender)

    def _is_near(self, place: int, at: int) -> bool:
        return place < len(self._cues) and self._cues[place] <= at + _AHEAD


_NEAR = 2  # tokens between a verb of saying and the noun whose pronoun is the speaker's
_AHEAD = 12  # tokens to a verb of saying whose subject a pronoun before it may mean
_GENDERS = {"ه": "m", "ها": "f"}
_NUMBERS = {"ه": "m", "ها": "f", "هم": "p"}  # of unnamed people whom it may mean
_REACH = 80  # tokens between a pronoun and the name it stands for


def _agrees(pronoun: str, kind: str, gender: str) -> bool:
    wanted = _GENDERS.get(pronoun)
    if wanted == "m":
        return kind != "LOC" and gender != "f"
    return wanted == "f" and (gender != "m" or kind != "PERSON")
