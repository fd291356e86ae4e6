"""The conjugator: every form of a verb as news writes it, without vowel marks, from its root and pattern.

One path for all classes (sound, doubled, hamzated, assimilated, hollow, defective and their mixtures; forms I to X and
the quadriliterals): the pattern is filled with the root, a doubled or hollow stem contracted, the endings of the
person joined on, and the sounds written down (``spelling``). Patterns and endings are the paradigms of Wright, *A
Grammar of the Arabic Language* I, §§ 35–92 (sound), 120–130 (doubled), 142–148 (assimilated), 149–163 (hollow) and
164–175 (defective). The imperative, the energetic and form XI and beyond, which news does not use, are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from etl.annotate.syntax.spelling import spellings
from etl.clean.keys import match_key

PAST, PRESENT, PARTICIPLE, MASDAR = "past", "present", "participle", "masdar"
ACTIVE, PASSIVE = "active", "passive"

QUADRILITERAL = 11  # the number of form I of four radicals; their II and IV are 12 and 14


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as the dictionary has it."""

    root: str  # three or four radicals; hamza is ء
    form: int  # 1 to 10, or from QUADRILITERAL
    past_vowel: str = "a"  # of the second radical, in form I
    present_vowel: str = "u"
    strong: bool = False  # its middle و or ي is a consonant like any other (ازدوج)


class Analysis(NamedTuple):
    """What a form of a verb says. An unmarked spelling has several."""

    tense: str  # past, present, participle or masdar
    voice: str  # active or passive; a masdar is active
    mood: str  # of the present: indicative, subjunctive or jussive; of a noun its case: nominative or oblique
    person: int  # 1 to 3; 0 of a noun
    gender: str  # m or f; "" where one form serves both
    number: str  # s, d or p


class _Pattern(NamedTuple):
    """Stems of a form: digits stand for the radicals, v and w for the vowels of form I."""

    past: str
    past_passive: str
    present: str
    present_passive: str
    participle: str
    participle_passive: str
    masdar: str  # "" where the dictionary must say


_PATTERNS = {
    1: _Pattern("1a2v3", "1u2i3", "12w3", "12a3", "1A2i3", "مa12U3", ""),
    2: _Pattern("1a22a3", "1u22i3", "1a22i3", "1a22a3", "مu1a22i3", "مu1a22a3", "تa12I3"),
    3: _Pattern("1A2a3", "1U2i3", "1A2i3", "1A2a3", "مu1A2i3", "مu1A2a3", "مu1A2a3aة"),
    4: _Pattern("ءa12a3", "ءu12i3", "12i3", "12a3", "مu12i3", "مu12a3", "ءi12A3"),
    5: _Pattern("تa1a22a3", "تu1u22i3", "تa1a22a3", "تa1a22a3", "مuتa1a22i3", "مuتa1a22a3", "تa1a22u3"),
    6: _Pattern("تa1A2a3", "تu1U2i3", "تa1A2a3", "تa1A2a3", "مuتa1A2i3", "مuتa1A2a3", "تa1A2u3"),
    7: _Pattern("ٱiن1a2a3", "ٱuن1u2i3", "ن1a2i3", "ن1a2a3", "مuن1a2i3", "مuن1a2a3", "ٱiن1i2A3"),
    8: _Pattern("ٱi1تa2a3", "ٱu1تu2i3", "1تa2i3", "1تa2a3", "مu1تa2i3", "مu1تa2a3", "ٱi1تi2A3"),
    9: _Pattern("ٱi12a3a3", "ٱu12u3i3", "12a3i3", "12a3a3", "مu12a3i3", "مu12a3a3", "ٱi12i3A3"),
    10: _Pattern("ٱiستa12a3", "ٱuستu12i3", "ستa12i3", "ستa12a3", "مuستa12i3", "مuستa12a3", "ٱiستi12A3"),
    11: _Pattern("1a23a4", "1u23i4", "1a23i4", "1a23a4", "مu1a23i4", "مu1a23a4", "1a23a4aة"),
    12: _Pattern("تa1a23a4", "تu1u23i4", "تa1a23a4", "تa1a23a4", "مuتa1a23i4", "مuتa1a23a4", "تa1a23u4"),
    14: _Pattern("ٱi12a34a4", "ٱu12u34i4", "12a34i4", "12a34a4", "مu12a34i4", "مu12a34a4", "ٱi12i34A4"),
}
_U_BEFORE = frozenset({2, 3, 4, 11})  # forms whose active present has u after its prefix

_PAST = (
    ("a", 3, "m", "s"), ("aت", 3, "f", "s"), ("Uا", 3, "m", "p"), ("نa", 3, "f", "p"), ("A", 3, "m", "d"),
    ("aتA", 3, "f", "d"), ("تa", 2, "m", "s"), ("تi", 2, "f", "s"), ("تuمA", 2, "", "d"), ("تuم", 2, "m", "p"),
    ("تuنن", 2, "f", "p"), ("تu", 1, "", "s"), ("نA", 1, "", "p"),
)  # fmt: skip
_PRESENT = (
    ("ي", "", 3, "m", "s"), ("ت", "", 3, "f", "s"), ("ي", "U", 3, "m", "p"), ("ي", "نa", 3, "f", "p"),
    ("ي", "A", 3, "m", "d"), ("ت", "A", 3, "f", "d"), ("ت", "", 2, "m", "s"), ("ت", "I", 2, "f", "s"),
    ("ت", "A", 2, "", "d"), ("ت", "U", 2, "m", "p"), ("ت", "نa", 2, "f", "p"), ("ء", "", 1, "", "s"),
    ("ن", "", 1, "", "p"),
)  # fmt: skip
_MOODS = {  # what follows the ending of the person, where that is "", A, U or I
    "indicative": {"": "u", "A": "نi", "U": "نa", "I": "نa"},
    "subjunctive": {"": "a", "A": "", "U": "ا", "I": ""},
    "jussive": {"": "", "A": "", "U": "ا", "I": ""},
}
_NOUN = (
    ("u", "nominative", "m", "s"), ("aا", "oblique", "m", "s"), ("", "nominative", "m", "s"),
    ("aة", "nominative", "f", "s"), ("aة", "oblique", "f", "s"), ("Aنi", "nominative", "m", "d"),
    ("aينi", "oblique", "m", "d"), ("aتAنi", "nominative", "f", "d"), ("aتaينi", "oblique", "f", "d"),
    ("Uنa", "nominative", "m", "p"), ("Iنa", "oblique", "m", "p"), ("Aت", "nominative", "f", "p"),
    ("Aت", "oblique", "f", "p"),
)  # fmt: skip


def conjugate(verb: Verb) -> Mapping[str, frozenset[Analysis]]:
    """Every form of a verb by match key, with all that it can be.

    The future is the present indicative with سـ attached or سوف before it. The masdar of form I, which the
    dictionary must say, is not among the forms.

    >>> sorted(each.person for each in conjugate(Verb("نفي", 1, present_vowel="i"))["نفيت"] if each.voice == ACTIVE)
    [1, 2, 2]
    """
    found: defaultdict[str, set[Analysis]] = defaultdict(set)
    for written, analysis in written_forms(verb):
        found[match_key(written)].add(analysis)
    return {key: frozenset(analyses) for key, analyses in found.items()}


def written_forms(verb: Verb, pronoun: str = "") -> Iterator[tuple[str, Analysis]]:
    """The forms in their own spelling (ى, ة and seats of hamza kept), with a pronoun attached where one is given."""
    for sounds, analysis in sounded_forms(verb):
        for written in spellings(sounds, pronoun):
            yield written, analysis


def sounded_forms(verb: Verb) -> Iterator[tuple[str, Analysis]]:
    """The forms as sounds, for those who want but some of them written (``spelling.spellings``)."""
    for voice in (ACTIVE, PASSIVE):
        passive = "" if voice == ACTIVE else "_passive"
        yield from _past(_stems(verb, f"past{passive}"), voice)
        vowel = "u" if passive or verb.form in _U_BEFORE else "a"
        yield from _present(_stems(verb, f"present{passive}"), vowel, voice)
        stem, _ = _stems(verb, f"participle{passive}")
        for ending, case, gender, number in _NOUN:
            yield f"{stem}+{ending}", Analysis(PARTICIPLE, voice, case, 0, gender, number)
    if _PATTERNS[verb.form].masdar:
        stem = _masdar(verb)
        for ending, case in (("u", "nominative"), ("i", "oblique"), ("aا", "oblique")):
            if ending != "aا" or not stem.endswith(("ة", "Aء", "Aي")):  # إلقاء has no alif of the accusative
                yield f"{stem}+{ending}", Analysis(MASDAR, ACTIVE, case, 0, "", "s")


def _past(stems: tuple[str, str], voice: str) -> Iterator[tuple[str, Analysis]]:
    before_vowel, before_consonant = stems
    for ending, person, gender, number in _PAST:
        stem = before_vowel if ending[0] in "aAU" else before_consonant
        yield f"{stem}+{ending}", Analysis(PAST, voice, "", person, gender, number)


def _present(stems: tuple[str, str], vowel: str, voice: str) -> Iterator[tuple[str, Analysis]]:
    before_vowel, before_consonant = stems
    for prefix, ending, person, gender, number in _PRESENT:
        for mood, after in _MOODS.items():
            analysis = Analysis(PRESENT, voice, mood, person, gender, number)
            start = prefix + vowel
            if ending == "نa":
                yield f"{start}{before_consonant}+{ending}", analysis
            elif ending or after[ending]:
                yield f"{start}{before_vowel}+{ending}{after[ending]}", analysis
            else:  # لم يقل; of a doubled verb both لم يرد and لم يردد
                yield f"{start}{before_consonant}+", analysis
                if before_vowel.endswith(before_vowel[-1] * 2):
                    yield f"{start}{before_vowel}+", analysis


def _stems(verb: Verb, part: str) -> tuple[str, str]:
    """The stem of a part of the verb before a vowel, and before a consonant or nothing."""
    stem = _filled(verb, part)
    if _is_hollow(verb):
        long = _hollow(stem)
        return long, _shortened(long, verb) if long != stem else stem
    if verb.root[-1] == verb.root[-2] or verb.form in (9, 14):
        once = re.sub(r"(?<=[aiuAU])([^aiuAIU])[aiu]\1$", r"\1\1", stem)  # رد, احتج
        return re.sub(r"([^aiuAIU])(?!\1)([^aiuAIU])([aiu])\2$", r"\1\3\2\2", once), stem  # يرد, أصر
    return stem, stem


def _filled(verb: Verb, part: str) -> str:
    """The pattern with the radicals in their places, those that the first one or the form changes changed."""
    pattern, root = str(getattr(_PATTERNS[verb.form], part)), verb.root
    if root[-1] == "و" and not _keeps_waw(verb, part):
        root = root[:-1] + "ي"
    if verb.form == 1 and part == "present" and root[0] == "و" and verb.present_vowel == "i":
        pattern = pattern.replace("1", "")  # يعد
    if verb.form == 8:
        first = root[0]
        joined = (
            "تت" if first in "وي" else first + ("ط" if first in "صضطظ" else "د" if first in "دذز" else "ت")
        )
        pattern = pattern.replace("1ت", joined)  # اتفق, اضطر, ازداد
    if part == "participle_passive" and verb.form == 1 and root[-1] in "وي":
        pattern = "مa12" + ("uوو" if root[-1] == "و" else "iيي")  # مدعو, مرمي
    vowels = {"v": verb.past_vowel, "w": verb.present_vowel}
    stem = "".join(root[int(sign) - 1] if sign.isdigit() else vowels.get(sign, sign) for sign in pattern)
    return (
        stem.replace("رء", "ر")
        if verb.root == "رءي" and (verb.form == 4 or part.startswith("present"))
        else stem
    )


def _keeps_waw(verb: Verb, part: str) -> bool:
    """Whether a last و stands as such: after the u of يدعو and the a of دعا; elsewhere it has turned into ي."""
    kept = {"past": verb.past_vowel == "a", "present": verb.present_vowel == "u"}
    return verb.form == 1 and kept.get(part, part == "participle_passive" and verb.past_vowel == "a")


def _is_hollow(verb: Verb) -> bool:
    weak = len(verb.root) == 3 and verb.root[1] in "وي" and verb.root[2] not in "وي"
    return weak and not verb.strong and verb.form in (1, 4, 7, 8, 10)


def _hollow(stem: str) -> str:
    """The stem with its middle و or ي drawn into a long vowel: قال, يقول, أضاف, قائل, مقول."""
    long = {"a": "A", "i": "I", "u": "U"}
    stem = re.sub(r"A[وي]i(.)$", r"Aءi\1", stem)
    stem = re.sub(r"a[وي][aiu](.)$", r"A\1", stem)
    stem = re.sub(r"u[وي]i(.)$", r"I\1", stem)
    stem = re.sub(r"([^aiuAIU])([وي])U(.)$", lambda m: m[1] + ("U" if m[2] == "و" else "I") + m[3], stem)
    return re.sub(r"([^aiuAIU])[وي]([aiu])(.)$", lambda m: m[1] + long[m[2]] + m[3], stem)


def _shortened(stem: str, verb: Verb) -> str:
    """The hollow stem before a consonant: قلت, خفت, أضفت."""
    of_past = "u" if verb.root[1] == "و" and verb.past_vowel != "i" else "i"
    short = {"A": of_past if verb.form == 1 and not stem.startswith("م") else "a", "I": "i", "U": "u"}
    return re.sub(r"([AIU])(.)$", lambda m: short[m[1]] + m[2], stem)


def _masdar(verb: Verb) -> str:
    weak_end = verb.root[-1] in "ويء"
    if verb.form == 2 and weak_end:
        return _filled(verb, "masdar").replace("I", "i") + "aة"  # تسمية, تهنئة
    stem = _filled(verb, "masdar")
    if _is_hollow(verb) and verb.form in (4, 10):
        return re.sub(r"[وي]A(.)$", r"A\1aة", stem)  # إفادة
    if stem.endswith("aة"):
        stem = stem[:-2]
        joined = re.sub(r"([AU])(.)a\2$", r"\1\2\2", stem)  # محاجة
        return (joined[:-2] + "A" if joined.endswith("aي") else joined + "a") + "ة"  # مناداة
    return re.sub(r"u[وي]$", "iي", stem)  # التمني


_LEMMAS = (  # form, and how its past may be written; a missing radical repeats the one before
    (1, "(.)(.)(.?)"), (2, "(.)(.)(.)"), (3, "(.)ا(.)(.)"), (4, "أ(.)(.)(.?)"), (4, "(آ)(.)(.)"), (5, "ت(.)(.)(.)"),
    (6, "ت(.)ا(.)(.?)"), (6, "ت(آ)(.)(.)"), (8, "ا(.)[تطد](.)(.?)"), (8, "ا([تطدئ])(.)(.)"), (7, "ان(.)(.)(.?)"),
    (10, "است(.)(.)(.?)"),
)  # fmt: skip
_RARE_LEMMAS = (  # only where nothing else fits, or a root says so
    (9, "ا(.)(.)(.)"), (11, "(.)(.)(.)(.)"), (12, "ت(.)(.)(.)(.)"), (14, "ا(.)(.)(.)(.)"),
    (3, "(.)ا(.)()"), (4, "أ(ر)(ى)()"),
)  # fmt: skip
_RADICALS = {"ا": "وي", "ى": "ي", **dict.fromkeys("أإآؤئء", "ء")}
_WEAK_VOWELS = {  # of form I, past and present, by the weak radical
    "hollow و": ("au", "ia"), "hollow ي": ("ai", "ia"),
    "defective و": ("au", "ia"), "defective ي": ("ai", "aa", "ia"),
}  # fmt: skip


class UnclearVerb(ValueError):
    """A verb whose principal parts fit no paradigm, or several that differ."""


def identify(past: str, present: str, participle: str = "", root: str = "") -> Verb:
    """The verb with these principal parts: past and present, third person masculine singular, without vowel marks, and
    the active participle in the indefinite accusative (مؤكدا) where it is known, which tells form I from II.

    Raises:
        UnclearVerb: no verb is conjugated so, or verbs with different finite forms are (استمع, استمر): give the root.
    """
    for lemmas in (_LEMMAS, _RARE_LEMMAS):
        fitting = [
            verb
            for verb in _candidates(past, lemmas if not root else _LEMMAS + _RARE_LEMMAS)
            if root in ("", verb.root) and _has_parts(verb, past, present, participle)
        ]
        if fitting:
            break
    else:
        raise UnclearVerb(f"{past} {present} {participle}: no verb is conjugated so")
    if any(_finite(verb) != _finite(fitting[0]) for verb in fitting[1:]):
        roots = ", ".join(dict.fromkeys(verb.root for verb in fitting))
        raise UnclearVerb(f"{past} {present}: may be of the roots {roots}; say which")
    return fitting[0]


def _candidates(past: str, lemmas: tuple[tuple[int, str], ...]) -> Iterator[Verb]:
    for form, pattern in lemmas:
        found = re.fullmatch(pattern, past)
        if found is None:
            continue
        letters = [letter or found.groups()[place - 1] for place, letter in enumerate(found.groups())]
        roots = [""]
        for place, letter in enumerate(letters):
            radicals = _RADICALS.get(letter, letter)
            if letter == "ا" and place == len(letters) - 1:
                radicals = "و" if form == 1 and letters[1] != "ي" else "ي"  # دعا, but حيا
            roots = [begun + radical for begun in roots for radical in radicals]
        if form == 8 and letters[0] == "ت":
            roots = ["و" + root[1:] for root in roots] + roots  # اتفق
        for root in roots:
            for vowels in _vowels(root) if form == 1 else ("au",):
                yield Verb(root, form, *vowels)
            if root[1] in "وي" and form != 1:
                yield Verb(root, form, strong=True)


def _vowels(root: str) -> tuple[str, ...]:
    """The vowels that form I of a root can have, as far as they show in writing."""
    if root[2] in "وي":
        return _WEAK_VOWELS[f"defective {root[2]}"]
    if root[1] in "وي":
        return _WEAK_VOWELS[f"hollow {root[1]}"]
    seen = "ء" in root or root[0] == "و"
    return ("au", "ai", "aa", "ia", "ii", "uu") if seen else ("au",)


def _has_parts(verb: Verb, past: str, present: str, participle: str) -> bool:
    vowel = "u" if verb.form in _U_BEFORE else "a"
    return (
        past in spellings(_stems(verb, "past")[0] + "+a")
        and present in spellings(f"ي{vowel}{_stems(verb, 'present')[0]}+u")
        and participle in ("", *spellings(_stems(verb, "participle")[0] + "+aا"))
    )


def _finite(verb: Verb) -> set[tuple[str, Analysis]]:
    return {(written, each) for written, each in written_forms(verb) if each.tense in (PAST, PRESENT)}
