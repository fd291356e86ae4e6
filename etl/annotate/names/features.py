"""The name tagger's features: what each word is, what stands around it, and what the lists say of the place.

Every feature is a short string that begins with its group: w word, a affixes, c clitics, k clusters, f frequency,
n personal names, g curated names, t titles and name-beginning words, p marks and places, d what the article says
of the word elsewhere, l letters. The groups let the trainer say what each adds.
"""

from __future__ import annotations

from functools import lru_cache

from etl.annotate.names.forms import Form, shared_forms
from etl.annotate.names.known import shared_known
from etl.annotate.names.spans import Reading
from etl.annotate.names.titles import shared_heads, shared_titles

_EDGE = Form("", "", "edge", shared_forms().read(".").clitics, "", "", 0, "", "", "", "", "")
_COMMON = 5  # frequency class: from 6 on a word is too common to tell by its company
_NONE: list[str] = []  # shared, never added to
_SIGNS = frozenset(["t>", "gB", "gI", "t<"])
_OPENING, _CLOSING = frozenset('"«“([{'), frozenset('"»”)]}')


def own_features(form: Form) -> list[str]:
    """Of the word at the place itself."""
    clitics = form.clitics
    name = f"{form.given}/{form.family}"
    row = [
        f"w={form.stem}",
        f"c={clitics.proclitic}{clitics.article}{clitics.enclitic}",
        f"f={form.frequency}{'+' if clitics.article else ''}",
        f"n={name}",
        f"p={form.kind}",
    ]
    if form.kind == "word":
        bare = form.stem.removeprefix("ال")
        row += [f"a<{size}{bare[:size]}" for size in (1, 2, 3, 4) if len(bare) >= size]
        row += [f"a>{size}{bare[-size:]}" for size in (1, 2, 3, 4) if len(bare) >= size]
        row.append(f"a={bare[:1]}{bare[-2:]}{min(len(bare), 8)}")
        row.append(f"c{form.key[: clitics.proclitic]}")
        row.append(f"l={form.look}")
        row.append(f"l={form.look[:1]}{name}")
    elif form.kind == "mark":
        row.append(f"p={form.key}")
    row += [f"k{size}{form.cluster[:size]}" for size in (1, 2, 3) if len(form.cluster) >= size]
    if form.nationality:
        row.append("t=nation")
    return row


def neighbour_features(form: Form, place: str, near: bool) -> list[str]:
    """Of a word beside the place; ``place`` is its distance as text."""
    row = [f"w{place}={form.stem}"]
    row += [
        f"k{place}{size}{form.cluster[:size]}" for size in ((1, 2, 3) if near else (1, 2)) if form.cluster
    ]
    if not near:
        return row
    row += [
        f"c{place}={form.clitics.proclitic}{form.clitics.article}{form.clitics.enclitic}",
        f"f{place}={form.frequency}",
        f"n{place}={form.given}/{form.family}",
        f"a{place}>{form.stem[-2:]}",
        f"a{place}<{form.stem[:3]}",
        f"p{place}={form.kind}",
        f"l{place}={form.look}",
    ]
    if form.nationality:
        row.append(f"t{place}=nation")
    return row


def _past_complement(forms: list[Form], place: int) -> int:
    """Where a title's complement ends: past the definite nouns and adjectives after it, at most four."""
    limit = min(place + 4, len(forms) - 1)
    while place < limit and (forms[place].clitics.article or forms[place].nationality):
        place += 1
    return place


def list_evidence(reading: Reading) -> list[list[str]]:
    """What the curated names, titles and name-beginning words say of each token."""
    document = reading.document
    evidence: list[list[str]] = [[] for _ in document.tokens]
    count = len(evidence)
    for known in shared_known().find(document):
        types = "".join(sorted({reading.type[0] for reading in known.readings}))
        sure = "?" if all(reading.ambiguous for reading in known.readings) else ""
        label = f"{known.readings[0].kind[:2]}{types}{sure}"
        length = known.past - known.first
        evidence[known.first].append(f"gB{label}{min(length, 3)}")
        for place in range(known.first + 1, known.past):
            evidence[place].append(f"gI{label}")
    for title in shared_titles().find(document):
        kind = title.readings[0].kind
        for place in range(title.first, title.past):
            evidence[place].append(f"t{'B' if place == title.first else 'I'}{kind}")
        if title.past < count:
            evidence[title.past].append(f"t>{kind}")
            evidence[_past_complement(reading.forms, title.past)].append(f"t>>{kind}")
    for head in shared_heads().find(document):
        label = head.readings[0].type[0] + head.readings[0].kind
        evidence[head.first].append(f"tH{label}")
        for distance, place in enumerate(range(head.past, min(head.past + 3, count)), 1):
            evidence[place].append(f"t<{distance}{label}")
    return evidence


def _elsewhere(reading: Reading, evidence: list[list[str]]) -> list[list[str]]:
    """What an article says of a word at its other places: after a title, beside a given name, in a known name."""
    forms = reading.forms
    rare = [place for place, form in enumerate(forms) if form.frequency <= _COMMON and form.kind == "word"]
    signs: dict[str, dict[str, int]] = {}
    here: dict[int, list[str]] = {}
    for place in rare:
        form, before = forms[place], forms[place - 1 if place else 0]
        found = [f"d{item}" for item in evidence[place] if item[:2] in _SIGNS]
        if before.given and before.given[0] > "0" and not form.clitics.proclitic:
            found.append("dgiven" + before.given[-1:])
        if found:
            here[place] = found
            counts = signs.setdefault(form.stem, {})
            for sign in found:
                counts[sign] = counts.get(sign, 0) + 1
    rows: list[list[str]] = [_NONE] * len(forms)
    for place in rare:
        if (stem := forms[place].stem) in signs:
            own = here.get(place, _NONE)
            rows[place] = [sign for sign, count in signs[stem].items() if count > own.count(sign)]
    return rows


class FeatureReader:
    """Reads the features of a document's sentences; what depends on a form alone is kept."""

    def __init__(self, cached_forms: int = 1 << 16) -> None:
        self._forms = shared_forms()
        self._row = lru_cache(maxsize=cached_forms)(self._read_row)
        self._edge = self._neighbours(_EDGE)

    def _read_row(self, text: str) -> tuple[list[str], list[str], list[str], list[str], list[str], str]:
        form = self._forms.read(text)
        pair = f"{form.cluster[:2]}{form.nationality and 'N'}{form.given and 'g'}{form.family and 'f'}"
        return (own_features(form), *self._neighbours(form), pair)

    @staticmethod
    def _neighbours(form: Form) -> tuple[list[str], list[str], list[str], list[str]]:
        return (
            neighbour_features(form, "+1", True),
            neighbour_features(form, "+2", False),
            neighbour_features(form, "-1", True),
            neighbour_features(form, "-2", False),
        )

    def sentences(self, reading: Reading) -> list[list[list[str]]]:
        """For each sentence, for each of its tokens, the features."""
        document = reading.document
        evidence = list_evidence(reading)
        elsewhere = _elsewhere(reading, evidence)
        quoted = _quoted(document.tokens)
        return [
            self._sentence(
                document.tokens[first:past], evidence[first:past], elsewhere[first:past], quoted[first:past]
            )
            for first, past in document.sentences
        ]

    def _sentence(
        self, tokens: list[str], evidence: list[list[str]], elsewhere: list[list[str]], quoted: list[str]
    ) -> list[list[str]]:
        rows = [self._row(token) for token in tokens]
        after1, after2, before1, before2 = self._edge
        last = len(rows) - 1
        sentence = []
        for place, row in enumerate(rows):
            features = row[0].copy()
            features += rows[place + 1][1] if place < last else after1
            features += rows[place + 2][2] if place + 1 < last else after2
            features += rows[place - 1][3] if place else before1
            features += rows[place - 2][4] if place > 1 else before2
            features += evidence[place]
            features += elsewhere[place]
            if place:
                features += [item + "-1" for item in evidence[place - 1]]
                features.append(f"k-1,{rows[place - 1][5]},{row[5]}")
            if place < last:
                features += [item + "+1" for item in evidence[place + 1]]
                features.append(f"k+1,{row[5]},{rows[place + 1][5]}")
            if quoted[place]:
                features.append(quoted[place])
            sentence.append(features)
        return sentence


def _quoted(tokens: list[str]) -> list[str]:
    """For each token, whether a short stretch between marks holds it: « » or ( ) around at most six words."""
    within = [""] * len(tokens)
    opened = -1
    for place, token in enumerate(tokens):
        if opened >= 0 and token in _CLOSING:
            if place - opened <= 7:
                within[opened + 1 : place] = [f"p{tokens[opened]}{min(place - opened - 1, 4)}"] * (
                    place - opened - 1
                )
            opened = -1
        elif token in _OPENING:
            opened = place
    return within
