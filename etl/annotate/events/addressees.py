"""Whom an act of speech is directed at: who is called upon, else whoever what is said is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.annotate.events.arguments import Arguments
from etl.annotate.events.complements import GENITIVE, SUBJECT, clitic_before
from etl.annotate.events.forms import readings
from etl.annotate.events.lexicon import EventWord
from etl.annotate.events.noun_phrases import grounds, phrase_at
from etl.annotate.events.participants import Participant, Participants
from etl.annotate.events.particles import particles
from etl.annotate.events.phrase_heads import is_somebody
from etl.annotate.events.places import is_scene
from etl.annotate.events.roles import Part
from etl.annotate.syntax.adjectives import past_adjectives
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.phrases import Phrase
from etl.records import Statement

_SPOKEN = 12  # tokens of what is said in which those whom it is about are looked for
_REFUSAL = ("REJECT",)
_BLAME = ("ACCUSE",)  # where unnamed people are as often those who suffered what is blamed


def called_upon(tokens: Tokens, arguments: Arguments) -> list[Part]:
    """Who stands behind a verb of saying whose speaker is not said there: (وناشدت) الدول المانحة."""
    phrase = arguments.first(SUBJECT)
    if phrase is None or phrase.first < arguments.trigger.at or not is_somebody(tokens, phrase):
        return []
    past = past_adjectives(tokens, phrase.past, len(tokens))
    return [Part(Phrase(phrase.first, past, phrase.clitic))]


def spoken_of(
    participants: Participants,
    word: EventWord,
    own: Statement | None,
    at: int,
    actors: Sequence[Participant],
    stop: int,
) -> list[Participant]:
    """Whom an act of speech at a token is about: the first ones that what it says tells of, who do not act."""
    tokens = participants.tokens
    first = at + 1 if own is None else tokens.token_at(own.content_start)
    known = {each.identity for each in actors}
    acting = [each.phrase for each in actors if each.phrase is not None]
    for place in range(first, min(stop, first + _SPOKEN)):
        if any(phrase.first <= place < phrase.past for phrase in acting):
            continue
        if place not in tokens.mentions and (word.type in _BLAME or _suffers(tokens, word, place)):
            continue
        parties = list(_told_at(participants, place, stop))
        if parties and parties[0].somebody and not any(each.identity in known for each in parties):
            return parties
    return []


def _suffers(tokens: Tokens, word: EventWord, at: int) -> bool:
    """Whether those at a token suffer what is refused, and do not do it: (رفض) استهداف | المدنيين."""
    acts = (each for reading in readings(tokens.keys[at - 1]) if reading.is_noun for each in reading.words)
    return word.type in _REFUSAL and any(GENITIVE in each.recipient for each in acts)


def _told_at(participants: Participants, place: int, stop: int) -> Iterator[Participant]:
    """Those told at a token, by a name or as people or a body; where somebody goes, and where it is, is none."""
    tokens = participants.tokens
    mention = tokens.mentions.get(place)
    if mention is not None:
        towards = mention.type == "LOC" and tokens.keys[place - 1] in particles("direction")
        if not towards and not is_scene(tokens, place):
            yield from participants.of_name(place)
    elif _is_described(tokens, place):
        phrase = phrase_at(tokens, place, stop, clitic_before(tokens, place))
        if phrase is not None:
            yield from participants.of_phrase(phrase, place)


def _is_described(tokens: Tokens, at: int) -> bool:
    """Whether people or a body are told at a token by a noun with the article: الحكومة، المحققين."""
    if tokens.name_past[at] or not tokens.definite(at) or tokens[at].bare in grounds():
        return False
    led = bool(tokens.prefix(at)) or tokens.conjoined(at)
    if tokens.definite(at - 1) and not led:
        return False  # الانتخابات | البلدية
    if tokens.document.parts_of_speech[at] == VERBAL_NOUN or (
        is_adjective(tokens[at]) and tokens[at].number == ""
    ):
        return False
    return is_somebody(tokens, Phrase(at, at + 1, clitic_before(tokens, at)))
