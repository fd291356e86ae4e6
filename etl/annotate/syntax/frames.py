"""Cue forms: every inflection of the verbs in ``cues.tsv``, by match key.

The conjugator makes the forms; the conjunctions و and ف, the future's س and the ل of purpose are put before each.
Homographs stay together under one key: only the construction that follows tells them apart. Each way of attributing has
a table of its own: a verb of the third person, one of the first (who is quoted, acts), a verb with a pronoun for what
was said (القرار الذي أعلنته), a verbal noun (رفضه، دعوة الحزب إلى).
"""

from __future__ import annotations

from collections.abc import Iterator, KeysView
from dataclasses import dataclass, field
from functools import cache
from itertools import product

from etl.annotate.compiled import compiled
from etl.annotate.kept import Kept
from etl.annotate.syntax.clitics import ARTICLE, is_led_by
from etl.annotate.syntax.divisions import OF_NOUN
from etl.annotate.syntax.lexicon import cue_verbs
from etl.annotate.syntax.spelling import spellings
from etl.annotate.syntax.verbs import ACTIVE, MASDAR, PARTICIPLE, PAST, PRESENT, Analysis, Verb, sounded_forms
from etl.clean.keys import match_key
from etl.lexicon import alternatives, read_lexicon

FINITE = frozenset({PAST, PRESENT})
Inflection = tuple[str, str, str, str, bool, int]  # the fields of a VerbForm after its frame
_Row = dict[str, str]
CONJUNCTIONS = ("", "و", "ف")
_OBJECTS = OF_NOUN[:4]
_ADDRESSED = ("", "كم", *_OBJECTS)  # نشكركم
AGENTS = (("ه", "m", "s"), ("ها", "f", "s"), ("هم", "m", "p"), ("هما", "m", "d"))
_OF_FIFTH = "ت"  # what verbs of the fifth and sixth measures begin with
_BEFORE_CLAUSE = "+"  # behind a preposition in the column of what is taken
_BY_CONJUGATOR = "+"  # in the column of verbal nouns


@dataclass(frozen=True, slots=True)
class Frame:
    """One verb in one meaning: what it takes, and how the speaker stands to what is said."""

    lemma: str
    stance: str
    that: bool
    quote: bool
    object: bool
    second_object: bool  # what its object is called or held to be (ما أسماه «…»، اعتبره خرقا)
    stance_object: bool  # only with a noun of stance_nouns.tsv
    stance_preposition: bool  # the same after ب (تقدم بتعازيه)
    question: bool  # هل، كيف، ما إذا
    in_document: bool  # جاء في البيان أن
    prepositions: frozenset[str]  # match keys
    person_prepositions: frozenset[str]  # after the person addressed or spoken of
    impersonal: bool
    addressee: bool
    homograph: bool
    clause_head: bool  # a cue only as the first word of its clause
    simple: bool  # of the first measure: a damma behind the prefix of its present marks the passive (يُكشف)
    order: bool  # of a court it is a ruling
    colourless: bool  # a cue over a stance noun alone
    neutral: bool  # takes the stance of the noun it stands over
    told: bool  # an act only where another tells it (اعتقد، اتفق), not in the first person
    passive: bool = False  # its passive names a source, too (نُقل عن مصدر)
    of_text: bool = False  # an act only of a text (ركز التقرير على)
    clause_prepositions: frozenset[str] = frozenset()  # only before a clause (نشر الصورة على أنها)


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One inflected form of a cue, as it may stand in the text."""

    frame: Frame
    tense: str  # past, present, participle or masdar
    gender: str  # m or f; of a verbal noun its agent's pronoun's, "" without one, as of the first person
    number: str  # s, d or p
    conjunction: str  # و, ف or nothing
    with_object: bool = False  # an object pronoun is attached (وصفته)
    person: int = 3
    finite: bool = field(init=False)

    def __post_init__(self) -> None:
        """Derive what is asked for most."""
        object.__setattr__(self, "finite", self.tense in FINITE)


def _frame(row: _Row) -> Frame:
    takes = set(alternatives(row["takes"]))
    flags = set(alternatives(row["flags"]))
    words = {"that", "quote", "obj", "question", "stance-obj", "stance-ب", "في-doc"}
    persons = {match_key(each[1:]) for each in takes if each.startswith("@")}
    return Frame(
        lemma=row["lemma"],
        stance=row["stance"],
        that="that" in takes,
        quote="quote" in takes,
        object="obj" in takes,
        second_object="@obj" in takes,
        stance_object="stance-obj" in takes,
        stance_preposition="stance-ب" in takes,
        question="question" in takes,
        in_document="في-doc" in takes,
        prepositions=frozenset(
            match_key(t) for t in takes - words if t[0] != "@" and t[-1] != _BEFORE_CLAUSE
        ),
        clause_prepositions=frozenset(match_key(t[:-1]) for t in takes if t[-1] == _BEFORE_CLAUSE),
        person_prepositions=frozenset(persons - {"obj"}),
        impersonal="impersonal" in flags,
        addressee="addressee" in flags,
        homograph="homograph" in flags,
        clause_head="clause-head" in flags,
        simple=row["participle"][1:2] == "ا",
        order="order" in flags,
        colourless=takes <= {"stance-obj", "stance-ب"},
        neutral="neutral" in flags,
        told="told" in flags,
        passive="passive" in flags,
        of_text="of-text" in flags,
    )


def _finite_forms(
    row: _Row, verb: Verb, person: int, pronouns: tuple[str, ...]
) -> Iterator[tuple[str, Inflection]]:
    """The active finite forms of a person, with each of the conjunctions and particles that may stand before them."""
    tenses = {PAST} if "past-only" in row["flags"] and person == 3 else {PAST, PRESENT}
    for sounds, said in sounded_forms(verb):
        if (
            said.tense not in tenses
            or said.person != person
            or said.voice != ACTIVE
            or said.mood == "jussive"
        ):
            continue
        particles = ("", *_PARTICLES.get(said.mood, ())) if said.tense == PRESENT else ("",)
        conjunctions = CONJUNCTIONS[_looks_accusative(row, verb, said) :]
        for pronoun in pronouns:
            if not _looks_like_noun(verb, said, pronoun):
                inflection = (said.tense, said.gender, said.number), (bool(pronoun), person)
                for form, before, particle in product(spellings(sounds, pronoun), conjunctions, particles):
                    yield before + particle + form, (*inflection[0], before, *inflection[1])


# What leans on a present by its mood: the future is no other, so that سيطروا is none of أطرى.
_PARTICLES = {"indicative": ("س", "ل"), "subjunctive": ("ل",)}


def _looks_accusative(row: _Row, verb: Verb, said: Analysis) -> bool:
    """Whether a dual is a verbal noun's accusative as well (طلبا، شكرا), so that it needs a conjunction (وطلبا)."""
    return (said.tense, said.number, verb.form) == (PAST, "d", 1) and "homograph" in row["flags"]


def _participles(row: _Row, verb: Verb) -> Iterator[tuple[str, Inflection]]:
    """Participles as circumstances: مؤكدا، مؤكدة، مؤكدين، مؤكدات."""
    for sounds, said in sounded_forms(verb):
        if said.tense != PARTICIPLE or said.voice != ACTIVE or said.mood == "nominative":
            continue
        if not _looks_like_noun(verb, said, ""):
            for form in spellings(sounds):
                for conjunction in ("", "و"):
                    yield conjunction + form, (PARTICIPLE, said.gender, said.number, conjunction, False, 3)


def _looks_like_noun(verb: Verb, said: Analysis, pronoun: str) -> bool:
    """Forms that news hardly uses and whose letters it is full of: دعواه and هنآ as duals, ابن, اثنين, سيرين."""
    if said.number == "d":
        one_case = said.tense == PARTICIPLE and said.gender == "m"  # the plural, but متمنيين
        alike = one_case and verb.root[-1] not in "وي"
        return bool(pronoun) or alike or said.mood == "subjunctive" or verb.root[-1] == "ء"
    weak = verb.root[1] in "وي" or verb.root[-1] in "وين"  # ثمن: also "price"
    return weak and said.tense != PARTICIPLE and (said.gender, said.number) == ("f", "p")


def _third_person(row: _Row, verb: Verb) -> Iterator[tuple[str, Inflection]]:
    spoken_of = (
        any(take.startswith("@") for take in alternatives(row["takes"])) or "addressee" in row["flags"]
    )
    bare = () if "pronoun" in row["flags"] else ("",)
    yield from _finite_forms(row, verb, 3, (*bare, *_OBJECTS) if spoken_of else bare)
    if row["participle"]:
        yield from _participles(row, verb)


def _first_person(row: _Row, verb: Verb) -> Iterator[tuple[str, Inflection]]:
    if "pronoun" not in row["flags"]:
        spoken_to = "@" in row["takes"] or "addressee" in row["flags"]
        yield from _finite_forms(row, verb, 1, _ADDRESSED if spoken_to else ("",))


def _with_its_object(row: _Row, verb: Verb) -> Iterator[tuple[str, Inflection]]:
    if "obj" in alternatives(row["takes"]):
        yield from _finite_forms(row, verb, 3, _OBJECTS)


def _verbal_noun(row: _Row, verb: Verb) -> Iterator[tuple[str, Inflection]]:
    """Verbal nouns, also in the plural, alone and with the pronoun of their agent: دعوة، دعوته، بدعوتهم، تحذيرات."""
    sounds = []
    for noun in alternatives(row["masdar"]):
        made = [form for form, said in sounded_forms(verb) if said.tense == MASDAR]
        given = [f"{noun}+{case}" for case in "ui"]
        # without the accusative
        sounds += [form for form in made if not form.endswith("ا")] if noun == _BY_CONJUGATOR else given
    for conjunction, before in product(("", "و"), ("", "ب", ARTICLE)):
        agents = () if before == ARTICLE else AGENTS
        for pronoun, gender, number in (("", "", ""), *agents):
            for form in (form for each in sounds for form in spellings(each, pronoun)):
                yield conjunction + before + form, (MASDAR, gender, number, conjunction, False, 3)


_MAKERS = {
    "third": _third_person,
    "first": _first_person,
    "object": _with_its_object,
    "noun": _verbal_noun,
}


@compiled
def _inflections() -> dict[str, dict[str, list[tuple[int, Inflection]]]]:
    """By table, the forms by match key: the row of ``cues.tsv``, and how its verb is inflected there."""
    tables: dict[str, dict[str, dict[tuple[int, Inflection], None]]] = {name: {} for name in _MAKERS}
    for number, (row, verb) in enumerate(cue_verbs()):
        for name, maker in _MAKERS.items():
            for form, inflection in maker(row, verb):
                tables[name].setdefault(match_key(form), {})[number, inflection] = None
    return {name: {key: list(forms) for key, forms in table.items()} for name, table in tables.items()}


class Forms:
    """A table of forms by match key; what a form says is put together when it is asked for."""

    def __init__(self, frames: list[Frame], readings: dict[str, list[tuple[int, Inflection]]]) -> None:
        self._frames, self._readings = frames, readings
        self._made: dict[str, tuple[VerbForm, ...]] = {}

    def __contains__(self, key: object) -> bool:
        return key in self._readings

    def __iter__(self) -> Iterator[str]:
        return iter(self._readings)

    def __getitem__(self, key: str) -> tuple[VerbForm, ...]:
        if key not in self._made:
            readings = self._readings[key]
            self._made[key] = tuple(VerbForm(self._frames[row], *said) for row, said in readings)
        return self._made[key]

    def get(self, key: str, otherwise: tuple[VerbForm, ...] = ()) -> tuple[VerbForm, ...]:
        """The readings of a form, or ``otherwise``."""
        return self[key] if key in self._readings else otherwise

    def keys(self) -> KeysView[str]:
        """All forms."""
        return self._readings.keys()


def _table(name: str) -> Forms:
    return Forms(_frames(), _inflections()[name])


@cache
def _frames() -> list[Frame]:
    return [_frame(row) for row in read_lexicon("cues")]


@cache
def verb_forms() -> Forms:
    """Every form of the third person of every cue, and the participles, by match key."""
    return _table("third")


def is_spelled_as_verbal_noun(key: str) -> bool:
    """Whether a past is also its verb's verbal noun, as those of the fifth and sixth measures are: تمسك، تضامن."""
    return is_led_by(key, _OF_FIFTH) and any(
        form.tense == PAST
        and (form.gender, form.number, form.conjunction, form.with_object) == ("m", "s", "", False)
        and form.frame.lemma == key
        for form in verb_forms().get(key)
    )


def _is_plain(key: str) -> bool:
    return any(form.finite and not form.frame.homograph for form in verb_forms().get(key))


is_plain_verb = Kept(_is_plain).__getitem__  # whether a form can be a finite cue, and is no ordinary word


@cache
def first_person_forms() -> Forms:
    """What a speaker does in words of his own: ندين، أتمنى، نشكركم."""
    return _table("first")


@cache
def object_forms() -> Forms:
    """Verbs with a pronoun for what was said: هدنة أعلنتها، القرار الذي انتقدته."""
    return _table("object")


@cache
def verbal_nouns() -> Forms:
    """Verbal nouns that attribute: رفضه، دعوة، بإعلانها."""
    return _table("noun")
