"""The words of a sentence that may name an event, each in the reading its surroundings leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from etl.annotate.events.forms import Reading, readings
from etl.annotate.events.particles import particles
from etl.annotate.events.second_parties import is_nominative
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import ARTICLE, without_and
from etl.annotate.syntax.divisions import WILL
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.parts_of_speech import VERB
from etl.annotate.syntax.tokens import shared_token
from etl.annotate.syntax.verbs import PARTICIPLE, PAST, PRESENT
from etl.annotate.syntax.words import word_class


class Trigger(NamedTuple):
    """A token that may name an event, or a verb that carries the noun that does."""

    at: int
    reading: Reading

    @property
    def is_support(self) -> bool:
        return self.reading.support is not None


def find_triggers(
    tokens: Tokens, start: int, stop: int, cues: Mapping[int, str] = MappingProxyType({})
) -> list[Trigger]:
    """Those of a sentence in order; a word inside a name is none. ``cues``: what says something, by which lemma."""
    return list(_triggers(tokens, start, stop, cues))


def _triggers(tokens: Tokens, start: int, stop: int, cues: Mapping[int, str]) -> Iterator[Trigger]:
    fitting = tokens.document.answers(_fitting)
    for at in tokens.document.where_within(_fitting, start, stop):
        if tokens.name_past[at]:
            continue
        found: Sequence[Reading] = fitting[at]
        if tokens.quotation[at] < 0:  # a pronoun of who speaks is the ending of an adjective: هجومي
            found = [each for each in found if not each.is_mine]
        if at in cues:
            found = _of_cue(found, cues[at])
        if found:
            chosen = _chosen(tokens, at, start, found, says=at in cues)
            if chosen is not None:
                yield Trigger(at, chosen)
                if len(found) > 1:
                    yield from (Trigger(at, each) for each in _carrying(found, chosen))


def _of_cue(found: Sequence[Reading], lemma: str) -> Sequence[Reading]:
    """Of a cue's readings those of its own verb, if any are: ودعا calls (دعا), and does not bid farewell (ودع)."""
    return [each for each in found if lemma in each.lemmas] or found


def _carrying(found: Sequence[Reading], chosen: Reading) -> Iterator[Reading]:
    """The same form as others that carry an event: its own sense needs what may be missing (أقامت | دعوى), or it
    carries in several ways (أدى | إلى مقتل، أدى | زيارة).
    """
    if chosen.support is not None or all(word.needs for word in chosen.words):
        alike = (each for each in found if each.support is not None and each is not chosen)
        yield from (
            each
            for each in alike
            if (each.is_noun, each.tense, each.pronoun, each.gender)
            == (chosen.is_noun, chosen.tense, chosen.pronoun, chosen.gender)
        )


def _fitting(form: str) -> tuple[Reading, ...]:
    """The readings of a form that fit the letters that its key folds; of most there are none."""
    key = shared_token(form).key
    if key in particles("mistaken"):
        return ()
    return tuple(each for each in readings(key) if _is_written_so(form, each))


def _is_written_so(form: str, reading: Reading) -> bool:
    """Whether a reading fits the letters that its key folds.

    A pronoun is no ة (طلبة); أقامها is the verb, إقامتها the noun.
    """
    seat = form[len(reading.conjunction) + len(reading.particle) :][:1]
    if seat in _SEATS and not reading.article:
        lemmas = [word.lemma for word in reading.words]
        if reading.support is not None:
            lemmas.append(reading.support.masdar if reading.is_noun else reading.support.lemma)
        written = {lemma[0] for lemma in lemmas if lemma and lemma[0] in _SEATS}
        past_or_noun = reading.is_noun or reading.tense == PAST
        if past_or_noun and len(written) == 1 and seat not in written:
            return False
    return form.endswith(reading.pronoun)


def _is_spelled_verb(tokens: Tokens, at: int) -> bool:
    """Whether the key of a verb is also a noun's, which the letters rule out: أقامتها, not إقامتها."""
    return any(each.is_noun for each in readings(tokens.keys[at]))


_SEATS = ("أ", "إ")  # of a hamza that opens a word


def _chosen(tokens: Tokens, at: int, start: int, found: Sequence[Reading], says: bool) -> Reading | None:
    """The reading of the part of speech that the word has here; of several verbs the one that names an event itself."""
    nouns = [each for each in found if each.is_noun]
    verbs = [each for each in found if not each.is_noun and _fits(tokens, at, start, each)]
    circumstance = any(each.tense == PARTICIPLE for each in verbs)
    plain = bool(verbs) and (
        _is_verb(tokens, at, start)
        or _takes_up(tokens, at, start, verbs)
        or (circumstance and _is_apart(tokens, at))
        if nouns
        else circumstance
        or says
        or _is_spelled_verb(tokens, at)
        or any(each.particle == WILL for each in verbs)
        or _may_be_verb(tokens, at, start)
        or _ends_as_verb(tokens, at, verbs)
        or _takes_up(tokens, at, start, verbs)
        or _is_done_to_itself(tokens, at)
    )
    if plain:
        return min(verbs, key=_doubt)
    return min(nouns, key=_doubt) if nouns else None


def _fits(tokens: Tokens, at: int, start: int, reading: Reading) -> bool:
    """Whether a form may stand so: a participle as a circumstance, the jussive's short forms behind لم."""
    if reading.tense == PARTICIPLE:
        return _is_circumstance(tokens, at, start, reading)
    if reading.person == 1 and tokens.quotation[at] < 0 and reading.pronoun != "":
        return False
    jussive = reading.tense == PRESENT and reading.moods == {"jussive"}
    return not jussive or tokens.keys[at - 1] in word_class("negator") or reading.particle == "ل"


_OF_ACCUSATIVES = ("ا", "اً", "ة", "ةً", "ًا", "ين")


def _is_circumstance(tokens: Tokens, at: int, start: int, reading: Reading) -> bool:
    """Whether an accusative participle tells what somebody does meanwhile: ، داعيا إلى."""
    if not tokens.forms[at].endswith(_OF_ACCUSATIVES):
        return False
    if at == start:
        return tokens.forms[at].endswith(_OF_ACCUSATIVES[:4]) and _leads_on(tokens, at + 1)
    if tokens.is_comma(at - 1):
        return True
    if tokens.forms[at].endswith(_OF_ACCUSATIVES[-1]):
        return _leads_on(tokens, at + 1) and not _governs(tokens, at - 1)
    counted = tokens[at - 1].value is not None
    return not counted and tokens.forms[at].endswith(_OF_ACCUSATIVES[:2]) and reading.gender == "m"


def _governs(tokens: Tokens, at: int) -> bool:
    """Whether a token makes a participle behind it a noun: ضد | مطالبين بـ, but (في) مقرهم | مطالبين بـ."""
    key = without_and(tokens.keys[at])
    leads = key in word_class("preposition", "complementiser") or key in particles("quantity")
    return leads or tokens.is_verb(at) or tokens[at].value is not None


def _is_apart(tokens: Tokens, at: int) -> bool:
    """Whether a participle behind a comma is no noun: ، مطالبين، مطالبة | بتعيينه, but ، مساعدة كاتب الدولة."""
    plural = tokens.forms[at].endswith(_OF_ACCUSATIVES[-1])
    return plural or (tokens.is_comma(at - 1) and _leads_on(tokens, at + 1))


def _leads_on(tokens: Tokens, at: int) -> bool:
    """Whether a token is what a preposition or أن leads, as behind a participle that opens a sentence: داعية إلى."""
    if at >= len(tokens):
        return False
    return tokens.keys[at] in word_class("preposition", "complementiser") or bool(tokens.prefix(at))


def _is_verb(tokens: Tokens, at: int, start: int) -> bool:
    """Whether a form that is also a noun is a verb here: it opens its sentence or follows what only verbs follow."""
    if at > start and tokens.prefix(at):
        return False
    before = tokens.keys[at - 1] if at > start else ""
    governed = before in word_class("preposition") and before not in word_class("herald")
    if governed and not tokens.name_past[at - 1]:
        return False
    if before in word_class("negator") or before in ("قد", "وقد", "سوف", "ان"):
        return True
    return tokens.document.parts_of_speech[at] == VERB or is_nominative(tokens, at + 1)  # خطف | مسلحون


def _may_be_verb(tokens: Tokens, at: int, start: int) -> bool:
    """Whether a form that is no noun of ours is a verb: the tagger says so, or nothing speaks for a noun."""
    if tokens.document.parts_of_speech[at] == VERB:
        return True
    if at == start:
        return False
    before = tokens.keys[at - 1]
    return before in word_class("negator") or before in ("قد", "وقد", "سوف")


def _ends_as_verb(tokens: Tokens, at: int, verbs: Sequence[Reading]) -> bool:
    """Whether a form ends as only verbs of the past do: حظرت، منعوا."""
    past = [each for each in verbs if each.tense == PAST]
    if any(each.conjunction and each.pronoun for each in past) and _leads_on(tokens, at + 1):
        return True  # وطالبها | بإقالة
    if tokens.definite(at):  # التقوا, but الزمن
        past = [each for each in past if any(word.lemma.startswith(ARTICLE) for word in each.words)]
    if len(tokens.keys[at]) > _SHORT + 1 and any(each.number == "p" and each.pronoun for each in past):
        return True  # زاروه
    bare = (each for each in past if not each.pronoun)
    return len(tokens.keys[at]) > _SHORT and any(each.gender == "f" or each.number == "p" for each in bare)


_SHORT = 3  # letters: نحت is no verb


def _takes_up(tokens: Tokens, at: int, start: int, verbs: Sequence[Reading]) -> bool:
    """Whether a verb's pronoun takes up the event in front of it: مظاهرة | نظمها الحزب، غارات جوية | شنها الطيران.

    One without article stands right before it, its adjectives aside; one with it before a relative pronoun.
    """
    if not any(each.pronoun and each.support for each in verbs):
        return False
    if at > start and tokens.keys[at - 1] in word_class("relative_pronoun"):
        return True
    head = at - 1
    while head > start and is_adjective(tokens[head]) and not tokens.definite(head):
        head -= 1
    if head < start or tokens.definite(head):
        return False
    return any(each.is_noun and each.words for each in readings(tokens.keys[head]))


def _is_done_to_itself(tokens: Tokens, at: int) -> bool:
    """Whether who is behind a word, or who comes next, does it to himself: فجر | نفسه، فجر انتحاري | نفسه."""
    return not particles("itself").isdisjoint(tokens.keys[at + 1 : at + 3])


def _doubt(reading: Reading) -> tuple[bool, int, int]:
    """Less doubtful: a whole word before one that something is cut from, a third person, an event's own verb."""
    cut = len(reading.pronoun) + len(reading.particle) + len(reading.conjunction)
    return reading.person == 1, cut, reading.support is not None and reading.tense == PAST
