"""How somebody who may take part in an event stands to the word that tells it."""

from __future__ import annotations

from etl.annotate.events.mentions import Telling
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.tokens import shared_token
from etl.annotate.syntax.words import word_class
from etl.records import Annotations

_STEPS = (1, 2, 4, 7, 12, 20)  # tokens of distance told apart
_BETWEEN = 60  # tokens read between somebody and a word
_TITLES = 5  # words of a phrase before the name in it
_MOST = 2  # verbs and clauses between them, of which more count as many
_NAMES = 3  # so of names
_OPENS = ("verb", "start", "ان", "comma")  # what stands before a subject


class PartyPlaces:
    """Describes places of an article's sentences."""

    def __init__(self, tokens: Tokens, found: Annotations) -> None:
        self.tokens, self.found = tokens, found

    def features(self, telling: Telling, place: int, phrase: Phrase | None) -> list[str]:
        """What lies between somebody at a token and a telling, and what stands before and behind him."""
        side = "before" if place < telling.at else "behind"
        between = self._between(side, *sorted((place, telling.at)))
        return self.bearing(telling, place, phrase) + between

    def bearing(self, telling: Telling, place: int, phrase: Phrase | None) -> list[str]:
        """How far from a telling somebody or something at a token is, and what stands before and behind it."""
        at, start = telling.at, telling.sentence
        side = "before" if place < at else "behind"
        head = self.head(place, start)
        following = self._following(place + 1 if phrase is None else phrase.past)
        named = [
            f"{side} {sum(abs(place - at) > steps for steps in _STEPS)}",
            f"followed {following}",
            f"{side} followed {following}",
            f"led {self.led(place, start)}",
            f"{side} phrase led {self.led(head, start)}",
        ]
        if place < start:
            named.append("earlier")
        if telling.asserted_by is not None:
            named.append(f"inside {self._is_inside(place, telling.asserted_by)}")
        if telling.situation is not None:
            inside = telling.situation.first <= place < telling.situation.arguments.past
            named.append(f"{side} {'in clause' if inside else 'beyond'}")
        return named

    def _between(self, side: str, low: int, high: int) -> list[str]:
        """Whether verbs, clauses, commas and names stand between two tokens."""
        tokens, between = self.tokens, range(low + 1, high)
        if high - low > _BETWEEN:
            return [f"{side} far"]
        verbs = min(_MOST, sum(map(tokens.is_verb, between)))
        clauses = min(_MOST, sum(map(tokens.document.answers(_opens_clause).__getitem__, between)))
        return [
            f"{side} verbs {verbs}",
            f"{side} clauses {clauses}",
            f"{side} comma {any(map(tokens.is_comma, between))}",
            f"{side} names {min(_NAMES, sum(map(tokens.mentions.__contains__, between)))}",
        ]

    def _is_inside(self, place: int, statement: int) -> bool:
        """Whether a token stands in what a statement says."""
        said = self.found.statements[statement]
        return said.content_start <= self.tokens.document.starts[place] < said.content_end

    def is_subject(self, place: int, start: int) -> bool:
        """Whether a name or a noun in a sentence begins a clause, or follows a verb."""
        return place >= start and self.led(self.head(place, start), start) in _OPENS

    def head(self, at: int, start: int) -> int:
        """The first word of the titles and nouns in front of a name: وزير الخارجية | فلان."""
        first = at
        while first > max(start, at - _TITLES) and self._goes_on(first):
            first -= 1
        return first

    def _goes_on(self, at: int) -> bool:
        """Whether the word before one belongs to the same phrase."""
        tokens = self.tokens
        if tokens.prefix(at) or tokens.conjoined(at) or tokens.name_past[at - 1]:
            return False
        return tokens.is_word(at - 1) and not tokens.ends_phrase(at - 1) and not tokens.is_verb(at - 1)

    def led(self, place: int, start: int) -> str:
        """What stands before a word."""
        tokens = self.tokens
        if tokens.prefix(place) or place == start:
            return tokens.prefix(place) or "start"
        key = without_and(tokens.keys[place - 1])
        if tokens.is_comma(place - 1):
            return "comma"
        if key in word_class("preposition", "complementiser", "relative_pronoun"):
            return key
        if tokens.conjoined(place):
            return "and"
        return "verb" if tokens.is_verb(place - 1) else "noun"

    def _following(self, past: int) -> str:
        """What stands behind a phrase."""
        tokens = self.tokens
        if past >= len(tokens):
            return "end"
        key = without_and(tokens.keys[past])
        if tokens.is_comma(past):
            return "comma"
        if key in word_class("relative_pronoun"):
            return "relative"
        if tokens.is_verb(past):
            return "and verb" if tokens.conjoined(past) else "verb"
        if tokens.prefix(past) or key in word_class("preposition"):
            return tokens.prefix(past) or key
        return "word" if tokens.is_word(past) else "mark"


def _opens_clause(form: str) -> bool:
    """Whether a form opens a clause that depends on another: أن، الذي."""
    return without_and(shared_token(form).key) in word_class("complementiser", "relative_pronoun")
