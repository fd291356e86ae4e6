"""Cue forms: every inflection of the verbs in ``cues.tsv``, by match key.

The conjugator makes the forms; the conjunctions و and ف, the future's س and the ل of purpose are put before each.
Homographs stay together under one key: only the construction that follows tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from etl.annotate.compiled import compiled
from etl.annotate.syntax.lexicon import cue_verbs
from etl.annotate.syntax.spelling import spellings
from etl.annotate.syntax.verbs import ACTIVE, MASDAR, PARTICIPLE, PAST, PRESENT, Analysis, Verb, sounded_forms
from etl.clean.keys import match_key
from etl.lexicon import alternatives, read_lexicon

FINITE = frozenset({PAST, PRESENT})
Inflection = tuple[str, str, str, str, bool]  # the fields of a VerbForm after its frame


@dataclass(frozen=True, slots=True)
class Frame:
    """One verb in one meaning: what it takes, and how the speaker stands to what is said."""

    lemma: str
    stance: str
    that: bool
    quote: bool
    object: bool
    stance_object: bool  # only with a noun of stance_nouns.tsv
    in_document: bool  # جاء في البيان أن
    prepositions: frozenset[str]  # match keys
    person_prepositions: frozenset[str]  # after the person addressed or spoken of
    impersonal: bool
    addressee: bool
    homograph: bool
    clause_head: bool  # a cue only as the first word of its clause
    simple: bool  # of the first measure: a damma behind the prefix of its present marks the passive (يُكشف)


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One inflected form of a cue, as it may stand in the text."""

    frame: Frame
    tense: str  # past, present, participle or masdar
    gender: str  # m or f
    number: str  # s, d or p
    conjunction: str  # و, ف or nothing
    with_object: bool = False  # an object pronoun is attached (وصفته)

    @property
    def finite(self) -> bool:
        return self.tense in FINITE


def _frame(row: dict[str, str]) -> Frame:
    takes = set(alternatives(row["takes"]))
    flags = set(alternatives(row["flags"]))
    words = {"that", "quote", "obj", "stance-obj", "في-doc"}
    return Frame(
        lemma=row["lemma"],
        stance=row["stance"],
        that="that" in takes,
        quote="quote" in takes,
        object="obj" in takes,
        stance_object="stance-obj" in takes,
        in_document="في-doc" in takes,
        prepositions=frozenset(match_key(t) for t in takes - words if not t.startswith("@")),
        person_prepositions=frozenset(match_key(t[1:]) for t in takes if t.startswith("@")),
        impersonal="impersonal" in flags,
        addressee="addressee" in flags,
        homograph="homograph" in flags,
        clause_head="clause-head" in flags,
        simple=row["participle"][1:2] == "ا",
    )


def _inflected(row: dict[str, str], verb: Verb, pronoun: str) -> Iterator[tuple[str, Analysis]]:
    """The forms that attribute: third person active, participles as circumstances (مؤكدا، مؤكدة، مؤكدين، مؤكدات)."""
    tenses = {PAST} if "past-only" in row["flags"] else {PAST, PRESENT}
    if row["participle"] and not pronoun:
        tenses.add(PARTICIPLE)
    for sounds, said in sounded_forms(verb):
        if said.tense not in tenses or said.voice != ACTIVE or said.mood in ("jussive", "nominative"):
            continue
        if said.person in (0, 3) and not _looks_like_noun(verb, said, pronoun):
            for form in spellings(sounds, pronoun):
                yield form, said


def _looks_like_noun(verb: Verb, said: Analysis, pronoun: str) -> bool:
    """Forms that news hardly uses and whose letters it is full of: دعواه and هنآ as duals, ابن, اثنين, سيرين."""
    if said.number == "d":
        return bool(pronoun) or said.tense == PARTICIPLE or said.mood == "subjunctive" or verb.root[-1] == "ء"
    weak = verb.root[1] in "وي" or verb.root[-1] in "وين"  # ثمن: also "price"
    return weak and said.tense != PARTICIPLE and (said.gender, said.number) == ("f", "p")


def _row_forms(row: dict[str, str], verb: Verb) -> Iterator[tuple[str, Inflection]]:
    frame = _frame(row)
    for pronoun in ("", "ه", "ها", "هم") if frame.person_prepositions or frame.addressee else ("",):
        for form, said in _inflected(row, verb, pronoun):
            particles = ("", "س", "ل") if said.tense == PRESENT else ("",)
            for conjunction in ("", "و") if said.tense == PARTICIPLE else ("", "و", "ف"):
                for particle in particles:
                    inflection = (said.tense, said.gender, said.number, conjunction, bool(pronoun))
                    yield conjunction + particle + form, inflection
    if row["masdar"]:  # with the pronoun of its agent: قوله، قولها، قولهم
        for pronoun, gender, number in (
            ("ه", "m", "s"),
            ("ها", "f", "s"),
            ("هم", "m", "p"),
            ("هما", "m", "d"),
        ):
            for prefix in ("", "و", "ب"):
                inflection = (MASDAR, gender, number, prefix if prefix == "و" else "", False)
                yield prefix + row["masdar"] + pronoun, inflection


@compiled
def _inflections() -> dict[str, list[tuple[int, Inflection]]]:
    """The forms by match key: the row of ``cues.tsv``, and how its verb is inflected there."""
    table: dict[str, dict[tuple[int, Inflection], None]] = {}
    for number, (row, verb) in enumerate(cue_verbs()):
        for form, inflection in _row_forms(row, verb):
            table.setdefault(match_key(form), {})[number, inflection] = None
    return {key: list(readings) for key, readings in table.items()}


@cache
def verb_forms() -> dict[str, tuple[VerbForm, ...]]:
    """Every form of every cue, by match key."""
    senses = [_frame(row) for row in read_lexicon("cues")]
    return {
        key: tuple(VerbForm(senses[row], *inflection) for row, inflection in readings)
        for key, readings in _inflections().items()
    }
