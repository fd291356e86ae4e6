"""Cue forms: every inflection of the verbs in ``cues.tsv``, by match key.

The lexicon holds principal parts; person, gender and number follow by rule from the last root letter
(نفى: نفت، نفوا; دعا: دعت، يدعون), and the conjunctions و and ف, the future's س and the ل of purpose are put
before each form. Homographs stay together under one key: only the construction that follows tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from etl.clean.keys import match_key
from etl.lexicon import alternatives, read_lexicon

FINITE = frozenset({"past", "present"})


@dataclass(frozen=True, slots=True)
class Sense:
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


@dataclass(frozen=True, slots=True)
class CueForm:
    """One inflected form of a cue, as it may stand in the text."""

    sense: Sense
    tense: str  # past, present, participle or masdar
    gender: str  # m or f
    number: str  # s, d or p
    conjunction: str  # و, ف or nothing
    with_object: bool = False  # an object pronoun is attached (وصفته)

    @property
    def finite(self) -> bool:
        return self.tense in FINITE


def past_forms(stem: str) -> Iterator[tuple[str, str, str]]:
    """Third-person past forms of a verb given by its masculine singular, with gender and number."""
    root = stem[:-1] if stem[-1] in "ىا" else stem
    dual = {"ى": root + "يا", "ا": root + "وا"}.get(stem[-1], stem + "ا")
    yield stem, "m", "s"
    yield root + "ت", "f", "s"
    yield root + "وا", "m", "p"
    yield dual, "m", "d"
    yield root + "تا", "f", "d"
    if stem[-1] not in "ىا":
        yield stem + "ن", "f", "p"


def present_forms(stem: str) -> Iterator[tuple[str, str, str]]:
    """Third-person present forms, indicative and (without ن) subjunctive."""
    root = stem[:-1] if stem[-1] in "ىيو" else stem
    dual = {"ى": root + "ي"}.get(stem[-1], stem)
    feminine = "ت" + stem[1:]
    yield stem, "m", "s"
    yield feminine, "f", "s"
    yield root + "ون", "m", "p"
    yield root + "وا", "m", "p"
    yield dual + "ان", "m", "d"
    yield "ت" + dual[1:] + "ان", "f", "d"


def participle_forms(accusative: str) -> Iterator[tuple[str, str, str]]:
    """Active participles in the accusative of circumstance: مؤكدا، مؤكدة، مؤكدين، مؤكدات."""
    stem = accusative[:-1]
    yield accusative, "m", "s"
    yield stem + "ة", "f", "s"
    yield (stem[:-1] if stem.endswith("ي") else stem) + "ين", "m", "p"
    yield stem + "ات", "f", "p"


def masdar_forms(masdar: str) -> Iterator[tuple[str, str, str]]:
    """The verbal noun with the pronoun of its agent: قوله، قولها، قولهم."""
    yield masdar + "ه", "m", "s"
    yield masdar + "ها", "f", "s"
    yield masdar + "هم", "m", "p"
    yield masdar + "هما", "m", "d"


def _sense(row: dict[str, str]) -> Sense:
    takes = set(alternatives(row["takes"]))
    flags = set(alternatives(row["flags"]))
    words = {"that", "quote", "obj", "stance-obj", "في-doc"}
    return Sense(
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
    )


def _forms(row: dict[str, str], sense: Sense) -> Iterator[tuple[str, CueForm]]:
    suffixes = ("", "ه", "ها", "هم") if sense.person_prepositions or sense.addressee else ("",)
    inflected = [(form, "past", g, n) for form, g, n in past_forms(row["lemma"])]
    if row["present"]:
        inflected += [(form, "present", g, n) for form, g, n in present_forms(row["present"])]
    for form, tense, gender, number in inflected:
        particles = ("", "س", "ل") if tense == "present" else ("",)
        for conjunction in ("", "و", "ف"):
            for particle in particles:
                for suffix in suffixes:
                    stem = form.removesuffix("ا") if suffix and form.endswith("وا") else form
                    stem = stem[:-1] + "ا" if suffix and stem.endswith("ى") else stem
                    cue = CueForm(sense, tense, gender, number, conjunction, bool(suffix))
                    yield conjunction + particle + stem + suffix, cue
    if row["participle"]:
        for form, gender, number in participle_forms(row["participle"]):
            for conjunction in ("", "و"):
                yield conjunction + form, CueForm(sense, "participle", gender, number, conjunction)
    if row["masdar"]:
        for form, gender, number in masdar_forms(row["masdar"]):
            for prefix in ("", "و", "ب"):
                yield prefix + form, CueForm(sense, "masdar", gender, number, "و" if prefix == "و" else "")


@cache
def cue_forms() -> dict[str, tuple[CueForm, ...]]:
    """Every form of every cue, by match key."""
    table: dict[str, list[CueForm]] = {}
    for row in read_lexicon("cues"):
        sense = _sense(row)
        for form, cue in _forms(row, sense):
            readings = table.setdefault(match_key(form), [])
            if cue not in readings:
                readings.append(cue)
    return {key: tuple(readings) for key, readings in table.items()}
