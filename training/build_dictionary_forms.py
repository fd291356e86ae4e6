"""Complete ``etl/lexicon/dictionary_forms.tsv``: broken plurals and their singulars, from the Arramooz dictionary.

    python -m training.build_dictionary_forms DICTIONARY

DICTIONARY is ``arramooz/data/arabicdictionary.sqlite`` of the package arramooz-pysqlite 0.4.2 (GPL-3.0, Taha Zerrouki
and Mohamed Kebdani). Of it are taken the plurals of a pattern that hardly any other word has, whose consonants are
those of the singular, which news uses both, and which are no singular or name themselves. Rows of our own stay.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterator

from etl.annotate.listed_words import listed
from etl.annotate.vocabulary import shared_vocabulary
from etl.clean.keys import match_key
from etl.lexicon import FOLDER, read_lexicon

_FILE = FOLDER / "dictionary_forms.tsv"
_BETWEEN = re.compile(r"[;,،:؛/\-\s]+")
_WEAK = re.compile("[اويهءت]")
# Shapes of match keys, a point for a radical: أفعال مفاعل مفاعيل فواعل فواعيل فعائل فعاليل فعالل أفاعل أفاعيل أفعلاء
# فعلاء فعول أفعلة فعالى فعاللة فعلان.
_SHAPES = re.compile(
    "ا..ا.|م.ا..|م.ا.ي.|.وا..|.وا.ي.|..اي.|..ا.ي.|..ا..|ا.ا..|ا.ا.ي.|ا...اء|...اء|..و.|ا...ه|..ايا|..ا..ه|...ان"
)
# Of these words the plural is not what is meant: حوالي, أثناء, نقول, طوارق, إخلاء …; or the singular is another.
_UNFIT = frozenset(
    "حوالي اثناء نقول طوارق اخلاء السنه مرايا معالي ايامي نشاطي يهود وثايق جرايد قوارص".split()  # noqa: SIM905
)


def main(dictionary: str) -> None:
    """Write the table anew."""
    lines = _FILE.read_text("utf-8").splitlines()
    own = [row for row in read_lexicon("dictionary_forms") if row["source"] == "own"]
    known = {match_key(row["form"]) for row in own}
    found = sorted((p, s) for p, s in _plurals(sqlite3.connect(dictionary)) if p not in known)
    head = [line for line in lines if line.startswith("#")]
    rows = [f"{row['form']}\t{row['word']}\town" for row in own]
    rows += [f"{plural}\t{singular}\tarramooz" for plural, singular in found]
    _FILE.write_text("\n".join([*head, "form\tword\tsource", *rows]) + "\n", "utf-8")


def _plurals(dictionary: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    singulars: set[str] = set()
    pairs: defaultdict[str, set[str]] = defaultdict(set)
    query = "SELECT vocalized, number, single, broken_plural FROM nouns"
    for vocalized, number, single, broken in dictionary.execute(query):
        key = match_key(vocalized)
        if number == "مفرد":
            singulars.add(key)
            for plural in _BETWEEN.split(broken or ""):
                pairs[match_key(plural)].add(key)
        elif number == "جمع تكسير":
            pairs[key].update(map(match_key, _BETWEEN.split(single or "")))
    for plural, of in pairs.items():
        fitting = sorted(singular for singular in of if _fits(plural, singular))
        if fitting and plural not in singulars and plural not in _UNFIT and not _is_name(plural):
            yield plural, max(fitting, key=lambda singular: (_frequency(singular), -len(singular)))


def _fits(plural: str, singular: str) -> bool:
    consonants = _WEAK.sub("", plural)
    return bool(
        consonants == _WEAK.sub("", singular) != ""
        and singular != plural
        and _SHAPES.fullmatch(plural)
        and _frequency(plural)
        and _frequency(singular)
    )


def _is_name(key: str) -> bool:
    return bool(listed(key) or listed(f"ال{key}"))


def _frequency(key: str) -> int:
    frequency = shared_vocabulary().frequency
    return max(frequency(key), frequency(f"ال{key}"))


if __name__ == "__main__":
    main(sys.argv[1])
