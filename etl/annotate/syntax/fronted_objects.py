"""An object between its verb and the subject: أعلن | الحظر | وزير الداخلية، نفى | هذه الأنباء | مصدر مقرب."""

from __future__ import annotations

from etl.annotate.syntax.adjectives import past_adjectives
from etl.annotate.syntax.agreement import agrees
from etl.annotate.syntax.appositions import whole_description
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.phrases import Phrase, read_phrase
from etl.annotate.syntax.sources import may_speak
from etl.annotate.syntax.words import is_of, person_nouns, person_plurals, word_class


def object_and_subject(tokens: Tokens, form: VerbForm, at: int, stop: int) -> tuple[Phrase, Phrase] | None:
    """What a verb that reports does, then who does it, from ``at`` on; None where they do not stand so.

    A definite noun needs no other behind it, so an indefinite office or source there is the subject: nothing that is
    said governs it, and a verb that reports a clause has no person for its object.
    """
    frame = form.frame
    reports = frame.object and frame.that and not (frame.addressee or frame.person_prepositions)
    if not reports or form.number != "s" or not form.finite:
        return None
    pointed = at < stop and tokens.keys[at] in word_class("demonstrative")
    first = at + pointed
    if first + 1 >= stop or not _is_thing(tokens, first):
        return None
    past = past_adjectives(tokens, first + 1, stop)
    if past >= stop or not _opens_source(tokens, past):
        return None
    subject = read_phrase(tokens, past, stop, wanted=frame.prepositions)
    if subject.past == subject.first or not agrees(tokens, form, subject.head, subject.past):
        return None
    return Phrase(at, past), whole_description(tokens, subject, stop, wanted=frame.prepositions)


def _is_thing(tokens: Tokens, at: int) -> bool:
    """Whether a definite noun cannot speak, and is no word for people."""
    if not tokens.definite(at) or tokens.ends_phrase(at) or tokens.prefix(at) or tokens.conjoined(at):
        return False
    people = tokens[at].bare in person_nouns() | person_plurals()
    return not (people or may_speak(tokens, at) or is_of(tokens.keys[at], "source", "occasion"))


def _opens_source(tokens: Tokens, at: int) -> bool:
    """Whether an indefinite office or unnamed source begins in a token: رئيس النادي، مصدر مقرب."""
    apart = tokens.definite(at) or tokens.prefix(at) or tokens.conjoined(at) or tokens.name_past[at]
    return not (apart or tokens.ends_phrase(at)) and tokens.head(at) in word_class("title", "anonymous")
