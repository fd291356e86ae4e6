"""The words of events: which verbs and nouns name one, what carries it, what is none, and what its actors are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import cache
from typing import Any

from etl.annotate.compiled import compiled
from etl.annotate.syntax.verbs import Verb, identify
from etl.clean.keys import match_key
from etl.lexicon import alternatives, read_lexicon

DESCRIBING = "participle"  # of a word: an adjective that tells an event of what it describes
SOMEBODY = "somebody"  # of a need: whoever may act and suffer, named or not


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER type, or a mode of one."""

    type: str
    mode: str
    roots: frozenset[str]  # of CAMEO
    quad: int


@dataclass(frozen=True, slots=True)
class Need:
    """What must stand with a word: in this place one of these words, or anything where there are none."""

    place: str  # subject, object, genitive, adjective, adverb, a preposition, before or support
    words: frozenset[str]  # match keys
    somebody: bool = False  # people, a body or a name will do, too


@dataclass(frozen=True, slots=True)
class EventWord:
    """One word in one sense, with the construction that names its participants."""

    lemma: str
    pos: str  # verb, verbal_noun, noun or participle
    plurals: tuple[str, ...]
    verb: str  # of a verbal noun or a participle
    parts: Verb | None  # a verb, as the conjugator takes it
    type: str
    mode: str
    cameo: str
    needs: tuple[Need, ...]  # one of them is enough
    actor: tuple[str, ...]  # where it stands, most likely first
    recipient: tuple[str, ...]
    passive: str  # what the passive's subject is: recipient, impersonal or "" where there is none
    directed: bool  # an event only when aimed at another actor or its deed

    @property
    def quad(self) -> int:
        return event_types()[self.type, ""].quad


@dataclass(frozen=True, slots=True)
class Support:
    """A verb that carries an event noun (شن هجوما)."""

    lemma: str
    parts: Verb
    masdar: str
    takes: tuple[str, ...]  # how the noun stands: object, subject or after a preposition
    subject: str  # what its subject is to the event, as the table says
    recipient: tuple[str, ...]  # prepositions


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A sense of a lemma, or of all lemmas of a type, that is no event."""

    of: str
    where: str
    words: frozenset[str]  # match keys


@dataclass(frozen=True, slots=True)
class ActorNoun:
    """A noun by which somebody acts without a name."""

    form: str
    plurals: tuple[str, ...]
    kind: str  # group, title, body or body_kind
    sector: str
    country: str = ""  # ISO 3166-1 alpha-2, where the word alone says it


@cache
def event_types() -> Mapping[tuple[str, str], EventType]:
    """The types, under mode "", and their modes."""
    return {
        (row["type"], row["mode"]): EventType(
            row["type"], row["mode"], frozenset(alternatives(row["roots"])), int(row["quad"])
        )
        for row in read_lexicon("event_types")
    }


@cache
def event_words() -> tuple[EventWord, ...]:
    """Every sense, in the table's order: of one lemma, first those that need something.

    Raises:
        UnclearVerb: the principal parts of a verb fit none, or several.
    """
    return tuple(_event_word(row) for row in read_lexicon("events"))


@cache
def nouns_by_key() -> Mapping[str, tuple[EventWord, ...]]:
    """The senses of the nouns and verbal nouns by the match key of their singular and plurals, without article."""
    found: defaultdict[str, list[EventWord]] = defaultdict(list)
    for word in event_words():
        if word.pos != "verb":
            forms = (word.lemma, *word.plurals, *(_duals(word.lemma) if word.plurals else ()))
            for key in dict.fromkeys(map(match_key, forms)):
                found[key].append(word)
    return {key: tuple(words) for key, words in found.items()}


def _duals(noun: str) -> tuple[str, str]:
    """Two of a noun that is counted: زيارتان، زيارتين."""
    stem = noun[:-1] + "ت" if noun.endswith("ة") else noun
    return stem + "ان", stem + "ين"


@cache
def supports() -> tuple[Support, ...]:
    """The verbs that carry an event noun.

    Raises:
        UnclearVerb: the principal parts of a verb fit none, or several.
    """
    return tuple(
        Support(
            lemma=row["lemma"],
            parts=_verb(row),
            masdar=row["masdar"],
            takes=tuple(alternatives(row["takes"])),
            subject=row["subject"],
            recipient=tuple(alternatives(row["recipient"])),
        )
        for row in read_lexicon("event_supports")
    )


@cache
def exclusions() -> Mapping[str, tuple[Exclusion, ...]]:
    """What is no event, by lemma or type."""
    found: defaultdict[str, list[Exclusion]] = defaultdict(list)
    for row in read_lexicon("event_exclusions"):
        words = _keys(alternatives(row["words"]))
        found[row["of"]].append(Exclusion(row["of"], row["where"], words))
    return {of: tuple(each) for of, each in found.items()}


@cache
def actor_nouns() -> tuple[ActorNoun, ...]:
    """The nouns of groups, and the first words of titles and bodies, with their sectors."""
    return tuple(
        ActorNoun(row["form"], tuple(alternatives(row["plural"])), row["kind"], row["sector"], row["country"])
        for row in read_lexicon("event_actors")
    )


@cache
def sector_codes() -> Mapping[str, str]:
    """The CAMEO role code of each sector."""
    return {row["sector"]: row["code"] for row in read_lexicon("event_sectors")}


def _event_word(row: dict[str, str]) -> EventWord:
    return EventWord(
        lemma=row["lemma"],
        pos=row["pos"],
        plurals=tuple(alternatives(row["plural"])),
        verb=row["verb"],
        parts=_verb(row) if row["pos"] == "verb" else None,
        type=row["type"],
        mode=row["mode"],
        cameo=row["cameo"],
        needs=tuple(_needs(row["needs"])),
        actor=tuple(alternatives(row["actor"])),
        recipient=tuple(alternatives(row["recipient"])),
        passive=row["passive"],
        directed=row["directed"] == "yes",
    )


def _verb(row: dict[str, str]) -> Verb:
    return Verb(*_identified()[_principal_parts(row)])


@compiled
def _identified() -> dict[tuple[str, ...], tuple[Any, ...]]:
    """The verbs of both tables by their principal parts: which verb has these takes long to find."""
    verbs = [row for row in read_lexicon("events") if row["pos"] == "verb"]
    parts = map(_principal_parts, [*verbs, *read_lexicon("event_supports")])
    return {each: astuple(identify(*each)) for each in parts}


def _principal_parts(row: dict[str, str]) -> tuple[str, ...]:
    return row["lemma"], row["present"], row["participle"], row["root"]


def _needs(cell: str) -> Iterator[Need]:
    places: dict[str, list[str]] = {}
    for each in alternatives(cell):
        place, _, word = each.partition(":")
        places.setdefault(place, []).extend([word] if word else [])
    for place, words in places.items():
        yield Need(place, _keys([each for each in words if each != SOMEBODY]), SOMEBODY in words)


@cache
def words_of_class(name: str) -> frozenset[str]:
    """The keys of a class of ``event_words.tsv``."""
    return _keys([name])


def _keys(words: list[str]) -> frozenset[str]:
    """The match keys of words, those of a class (in Latin letters) in its place."""
    return frozenset(
        match_key(form) for word in words for form in (_classes()[word] if word.isascii() else (word,))
    )


@cache
def _classes() -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in read_lexicon("event_words"):
        found[row["class"]].append(row["form"])
    return {name: tuple(forms) for name, forms in found.items()}
