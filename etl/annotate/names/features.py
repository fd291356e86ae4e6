"""The name tagger's features: what each word is, what stands around it, and what the lists say of the place.

Every feature is a short string that begins with its group: w word, a affixes, c clitics, k clusters, f frequency,
n personal names, g curated names, t titles and name-beginning words, p marks and places, d what the article says
of the word elsewhere, l letters. The groups let the trainer say what each adds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from etl.annotate.names.forms import Form, shared_forms
from etl.annotate.names.spans import Reading

_EDGE = Form("", "", "edge", shared_forms().read(".").clitics, "", "", 0, "", "", "", "", "", "", "")
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
    evidence: list[list[str]] = [[] for _ in reading.forms]
    count = len(evidence)
    for known in reading.listed:
        types = "".join(sorted({reading.type[0] for reading in known.readings}))
        sure = "?" if all(reading.ambiguous for reading in known.readings) else ""
        label = f"{known.readings[0].kind[:2]}{types}{sure}"
        length = known.past - known.first
        evidence[known.first].append(f"gB{label}{min(length, 3)}")
        for place in range(known.first + 1, known.past):
            evidence[place].append(f"gI{label}")
    for title in reading.titles:
        kind = title.readings[0].kind
        for place in range(title.first, title.past):
            evidence[place].append(f"t{'B' if place == title.first else 'I'}{kind}")
        if title.past < count:
            evidence[title.past].append(f"t>{kind}")
            evidence[_past_complement(reading.forms, title.past)].append(f"t>>{kind}")
    for head in reading.heads:
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


class FormFeatures(NamedTuple):
    """What a word form says of its own place and of those around it."""

    own: list[str]
    one_before: list[str]  # of the place before it
    two_before: list[str]
    one_after: list[str]
    two_after: list[str]
    pair: str  # what it brings to the pairs of neighbours


def form_features(form: Form) -> FormFeatures:
    """The features that depend on the form alone."""
    return FormFeatures(
        own_features(form),
        neighbour_features(form, "+1", True),
        neighbour_features(form, "+2", False),
        neighbour_features(form, "-1", True),
        neighbour_features(form, "-2", False),
        f"{form.cluster[:2]}{form.nationality and 'N'}{form.given and 'g'}{form.family and 'f'}",
    )


EDGE = form_features(_EDGE)  # of what stands before a sentence and behind it


def pair_features(one: str, other: str) -> tuple[str, str]:
    """What two neighbours say together: the feature of the first one's place, and of the second one's."""
    return f"k+1,{one},{other}", f"k-1,{one},{other}"


def place_features(reading: Reading) -> list[list[str]]:
    """The features of each token that hang on more than words and their neighbours: lists, the article, marks."""
    document = reading.document
    evidence = list_evidence(reading)
    elsewhere = _elsewhere(reading, evidence)
    rows = [
        [*before, *other] if before or other else _NONE
        for before, other in zip(evidence, elsewhere, strict=True)
    ]

    def add(place: int, signs: list[str]) -> None:
        rows[place] = rows[place] + signs

    for first, past in document.sentences:
        for place in range(first, past):
            if items := evidence[place]:
                if place > first:
                    add(place - 1, [item + "+1" for item in items])
                if place + 1 < past:
                    add(place + 1, [item + "-1" for item in items])
    for place, sign in _quoted(document.tokens):
        add(place, [sign])
    return rows


def sentence_features(reading: Reading) -> Iterator[list[list[str]]]:
    """For each sentence, for each of its tokens, all features: what the trainer reads."""
    features = [form_features(form) for form in reading.forms]
    places = place_features(reading)
    for first, past in reading.document.sentences:
        row = [EDGE, EDGE, *features[first:past], EDGE, EDGE]
        sentence = [
            here.own + after.one_before + far.two_before + before.one_after + back.two_after + places[place]
            for place, (back, before, here, after, far) in enumerate(
                zip(row, row[1:], row[2:], row[3:], row[4:], strict=False), first
            )
        ]
        for place in range(first + 1, past):
            here, after = pair_features(features[place - 1].pair, features[place].pair)
            sentence[place - 1 - first].append(here)
            sentence[place - first].append(after)
        yield sentence


def _quoted(tokens: list[str]) -> Iterator[tuple[int, str]]:
    """The tokens that a short stretch between marks holds, « » or ( ) around at most six words, and its sign."""
    opened = -1
    for place, token in enumerate(tokens):
        if opened >= 0 and token in _CLOSING:
            if place - opened <= 7:
                sign = f"p{tokens[opened]}{min(place - opened - 1, 4)}"
                yield from ((within, sign) for within in range(opened + 1, place))
            opened = -1
        elif token in _OPENING:
            opened = place
