"""Join what the tagger marks with what the lexicons know."""

from __future__ import annotations

from etl.annotate.gazetteer import Match
from etl.annotate.names.known import Known, shared_known
from etl.annotate.names.spans import Name, Reading
from etl.annotate.names.tagger import NameTagger

_PLACE_WORDS = frozenset(
    ["في", "من", "الي", "مدينه", "بلده", "قريه", "محافظه", "ولايه", "ضاحيه", "شمال", "جنوب", "شرق", "غرب", "وسط"]
)
_LARGE = 200_000  # people: the city of that name is meant where the name is no word


def recognise(reading: Reading, tagger: NameTagger) -> list[Name]:
    """The names of a document from left to right, none overlapping."""
    names = tagger.names(reading)
    at: dict[int, Name] = {place: name for name in names for place in range(name.first, name.past)}
    for match in shared_known().find(reading.document):
        overlapped = list({id(at[place]): at[place] for place in range(match.first, match.past) if place in at}.values())
        if len(overlapped) == 1 and (overlapped[0].first, overlapped[0].past) == (match.first, match.past):
            _agree(overlapped[0], match, reading)
        elif any(name.first <= match.first and match.past <= name.past for name in overlapped):
            continue  # a longer name holds it: جامعة القاهرة
        elif _believed(reading, match, bool(overlapped)):
            for name in overlapped:
                names.remove(name)
            names.append(_listed(match, reading))
            at.update(dict.fromkeys(range(match.first, match.past), names[-1]))
    return sorted(names, key=lambda name: name.first)


def _cut(match: Match[Known], reading: Reading) -> int:
    return match.start - reading.document.starts[match.first]


def _listed(match: Match[Known], reading: Reading) -> Name:
    kind = min(match.readings, key=lambda known: (known.short, known.ambiguous)).type
    same = [known for known in match.readings if known.type == kind]
    return Name(match.first, match.past, kind, f"lexicon.{same[0].kind}", 0.9, same, _cut(match, reading))


def _agree(name: Name, match: Match[Known], reading: Reading) -> None:
    """The tagger and a list name the same stretch: the list says whose it is, and its type where it is sure."""
    same = [known for known in match.readings if known.type == name.type]
    if not same and _sure(match):
        name.type = match.readings[0].type
        same = [known for known in match.readings if known.type == name.type]
    if same:
        name.known, name.cut = same, _cut(match, reading)
        name.rule, name.confidence = f"tagger+lexicon.{same[0].kind}", 0.95


def _sure(match: Match[Known]) -> bool:
    """A name of several words, or one that the lexicon says is nothing else."""
    curated = [known for known in match.readings if known.kind in ("entity", "country") and not known.short]
    several = match.past - match.first > 1
    return bool(curated) and (several or not any(known.ambiguous for known in match.readings))


def _believed(reading: Reading, match: Match[Known], overlapping: bool) -> bool:
    """Whether a listed name that the tagger did not mark is one here."""
    if _sure(match):
        return True
    before = reading.stem(match.first - 1)
    cities = [known for known in match.readings if known.kind in ("city", "region") and not known.ambiguous]
    if not cities or overlapping:
        return False
    return before in _PLACE_WORDS or any(known.population >= _LARGE for known in cities)
