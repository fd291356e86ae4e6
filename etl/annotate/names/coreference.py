"""One entity per being within an article: short names, acronyms and other spellings join the full name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from etl.annotate.names.forms import shared_forms
from etl.annotate.names.spans import Name, Reading
from etl.annotate.names.titles import head_words

# Letters that transcribe one foreign sound: غوتيريش and جوتيريش; ترامب and ترمب differ by a vowel.
_SOUNDS = str.maketrans(
    {
        "غ": "ج",
        "ق": "ج",
        "ك": "ج",
        "چ": "ج",
        "گ": "ج",
        "ط": "ت",
        "ث": "ت",
        "ظ": "ز",
        "ذ": "ز",
        "ڤ": "ف",
        "پ": "ب",
        "ش": "س",
        "ص": "س",
        "ض": "د",
        "ح": "ه",
    }
)
_VOWELS = re.compile(r"(?<=.)[اويه]")
_LONG_SKELETON = 3


@dataclass(slots=True)
class Being:
    """One entity of the article and the names that mean it."""

    type: str
    names: list[Name] = field(default_factory=list)
    keys: list[tuple[str, ...]] = field(default_factory=list)  # the distinct names, as match keys
    joined: dict[int, str] = field(default_factory=dict)  # id of a name → why it is here

    @property
    def fullest(self) -> tuple[str, ...]:
        """The name of the most words; the earliest among equals."""
        return max(self.keys, key=lambda keys: (len(keys), -self.keys.index(keys)))


def skeleton(key: str) -> str:
    """What transcriptions of one name have in common: its consonants, by sound."""
    return _VOWELS.sub("", key.removeprefix("ال").translate(_SOUNDS))


def same_word(one: str, other: str) -> bool:
    """Whether two words spell the same name."""
    if one == other or one.removeprefix("ال") == other.removeprefix("ال"):
        return True
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 2:
        return False
    read = shared_forms().read
    if read(one).given and read(other).given:  # سالم and سليم, محمد and محمود
        return False
    bones = skeleton(one)
    return len(bones) >= _LONG_SKELETON and bones == skeleton(other)


def resolve(reading: Reading, names: list[Name]) -> list[Being]:
    """The beings that the names mean, in the order they first appear."""
    beings: list[Being] = []
    people = [name for name in names if name.type == "PERSON"]
    others = [name for name in names if name.type != "PERSON"]
    beings += _people(reading, people)
    beings += _others(reading, others)
    return sorted(beings, key=lambda being: min(name.first for name in being.names))


def _join(being: Being, name: Name, keys: tuple[str, ...], why: str) -> None:
    being.names.append(name)
    being.joined[id(name)] = why
    if keys not in being.keys:
        being.keys.append(keys)


def _people(reading: Reading, names: list[Name]) -> list[Being]:
    """Full names first, then the short ones that follow or announce them."""
    beings: list[Being] = []
    short: list[tuple[Name, tuple[str, ...]]] = []
    for name in names:
        keys = tuple(reading.keys(name))
        if len(keys) == 1:
            short.append((name, keys))
            continue
        being = next((b for b in beings if any(_same_person(keys, known) for known in b.keys)), None)
        if being is None:
            being = Being("PERSON")
            beings.append(being)
        _join(being, name, keys, "same_name")
    for name, keys in short:
        _join_short(beings, name, keys)
    return beings


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Two full names of one person: the words of the shorter stand in the longer in order, first and last alike."""
    shorter, longer = sorted((one, other), key=len)
    if not same_word(shorter[0], longer[0]):
        return False
    place = 0
    for word in longer:
        if place < len(shorter) and same_word(shorter[place], word):
            place += 1
    return place == len(shorter)


def _join_short(beings: list[Being], name: Name, keys: tuple[str, ...]) -> None:
    """A name of one word means the person last named so; before any, the one named so later."""
    bearers = [
        b for b in beings if any(same_word(keys[0], part) for known in b.keys for part in _ends(known))
    ]
    ids = {known.id for known in name.known}
    linked = [b for b in bearers if ids & {known.id for n in b.names for known in n.known}]
    bearers = linked or bearers
    if not bearers:
        being = Being("PERSON")
        beings.append(being)
        _join(being, name, keys, "same_name")
        return
    before = [b for b in bearers if any(n.first < name.first for n in b.names)]
    nearest = max(before or bearers, key=lambda b: _nearness(b, name))
    alone = len([b for b in bearers if len(b.fullest) > 1]) < 2
    if not alone:
        name.confidence = min(name.confidence, 0.5)
    _join(nearest, name, keys, "short_name" if alone else "short_name_nearest")


def _nearness(being: Being, name: Name) -> int:
    earlier = [n.first for n in being.names if n.first < name.first]
    return max(earlier) if earlier else -min(n.first for n in being.names)


def _ends(keys: tuple[str, ...]) -> list[str]:
    """The words by which a person is called alone: the family name (with its particle cut), else the given name."""
    return [keys[-1], keys[0]] if len(keys) > 1 else [keys[0]]


def _same_organisation(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same words, or the same but for the word that says what it is: حركة حماس and حماس."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) == len(shorter) + 1 and longer[0] in head_words():
        longer = longer[1:]
    return _same_words(shorter, longer)


def _others(reading: Reading, names: list[Name]) -> list[Being]:
    """Organisations, places and other things: by identity in the lexicons, by name, by acronym."""
    beings: list[Being] = []
    previous: tuple[Name, Being] | None = None
    for name in names:
        keys = tuple(reading.keys(name))
        being = _same_thing(beings, name, keys)
        why = "same_name"
        if being is None and previous is not None and _in_brackets_after(reading, previous[0], name):
            being, why = previous[1], "acronym"
        if being is None:
            being = Being(name.type)
            beings.append(being)
        _join(being, name, keys, why)
        previous = (name, being)
    return beings


def _same_thing(beings: list[Being], name: Name, keys: tuple[str, ...]) -> Being | None:
    ids = {known.id for known in name.known}
    for being in beings:
        if being.type != name.type:
            continue
        if ids and ids & {known.id for n in being.names for known in n.known}:
            return being
        if any(_same_organisation(keys, known) for known in being.keys):
            return being
    if name.type == "ORG":
        longer = [b for b in beings if b.type == "ORG" and any(k[: len(keys)] == keys for k in b.keys)]
        if len(longer) == 1 and len(keys) > 1:
            return longer[0]
    return None


def _same_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return len(one) == len(other) and all(
        a.removeprefix("ال") == b.removeprefix("ال") for a, b in zip(one, other, strict=True)
    )


def _in_brackets_after(reading: Reading, full: Name, name: Name) -> bool:
    """وكالة غوث وتشغيل اللاجئين (أونروا): the second name stands in brackets right after the first."""
    tokens = reading.document.tokens
    return (
        full.type == name.type == "ORG"
        and tokens[full.past : name.first] in (["("], ["(", '"'], ["(", " «"])
        and name.past < len(tokens)
        and tokens[name.past] in (")", '"', "»")
    )
