"""The name tagger's features: what each word is, what stands around it, and what the lists say of the place.

Every feature is a short string that begins with its group: w word, a affixes, c clitics, k clusters, f frequency,
n personal names, g curated names, t titles and name-beginning words, h how far the phrase of such a word goes, s verbs
of saying, v verbs and nouns by their paradigm, m pairs of sorts of words, p marks and places, d what the article says
of the word elsewhere, e enumerations, l letters. The groups let the trainer say what each adds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from etl.annotate.names.noun_phrase import extent
from etl.annotate.names.signs import is_verb
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import Title
from etl.annotate.names.tokens import EDGE as EDGE_TOKEN
from etl.annotate.names.tokens import NameToken
from etl.annotate.names.word_sorts import sort
from etl.annotate.syntax.clitics import WA, without_article
from etl.annotate.syntax.paradigm import verb_or_noun

PAIRS = ("k,", "m,")  # the groups of what two neighbours say together: by cluster, by sort
_COMMON = 5  # frequency class: from 6 on a word is too common to tell by its company
_ITEM = 5  # words of an item of an enumeration
_RARE = 2  # and up to 2 so rare that it is likely a name
_SIGNS = frozenset(["t>", "gB", "gI", "t<"])
_OFFSETS = {f"{offset:+}": offset for offset in (-2, -1, 1, 2)}

Span = tuple[int, int]  # of tokens
Evidence = defaultdict[int, list[str]]  # by place


class FormFeatures(NamedTuple):
    """What a word form says, by how far from its place it is heeded."""

    own: list[str]  # at its own place only
    near: list[str]  # there and beside it
    around: list[str]  # there, beside it and two tokens away
    kinds: tuple[str, ...]  # what it is to its neighbours, in each group of pairs


REACH = {"own": (0,), "near": (0, -1, 1), "around": (0, -1, 1, -2, 2)}  # the offsets a group is heeded at


def form_features(form: NameToken) -> FormFeatures:
    """The features that depend on the form alone."""
    clitics, cluster = form.clitics, form.cluster
    name = f"{form.given}/{form.family}"
    cut = f"c={clitics.proclitic}{clitics.article}{clitics.enclitic}"
    own: list[str] = []
    near = [cut, f"f={form.frequency}{clitics.article and '+'}", f"n={name}"]
    around = [f"w={form.stem}", f"p={form.kind}"]
    if form.kind == "word":
        letters = without_article(form.stem)
        own += [f"a<{size}{letters[:size]}" for size in (1, 2, 4) if len(letters) >= size]
        own += [f"a>{size}{letters[-size:]}" for size in (1, 3, 4) if len(letters) >= size]
        own += [f"a={letters[:1]}{letters[-2:]}{min(len(letters), 8)}", f"c{form.proclitic}"]
        own.append(f"l={form.look[:1]}{name}")
        near += [f"a<3{letters[:3]}", f"a>2{letters[-2:]}", f"l={form.look}"]
    elif form.kind == "latin":
        own.append(f"a={_case(form.text)}")
    elif form.kind == "mark":
        own.append(f"p={form.key}")
    if cluster:
        near.append(f"k3{cluster}")
        around += [f"k1{cluster[:1]}", f"k2{cluster[:2]}"]
    if form.nationality:
        near.append("t=nation")
    paradigm = verb_or_noun(form) if form.kind == "word" else ""
    if paradigm:
        near.append(f"v={paradigm}")
        near += ["s=says"] * is_verb(form)
    pair = f"{cluster[:2]}{form.nationality and 'N'}{form.given and 'g'}{form.family and 'f'}"
    return FormFeatures(own, near, around, (pair, sort(form, paradigm)))


def _case(text: str) -> str:
    """How Latin letters are written: AFP, Lufthansa, iPhone or online."""
    if text.isupper():
        return "upper"
    return "title" if text.istitle() else "lower" if text.islower() else "mixed"


def with_offset(value: str, offset: int) -> str:
    """A form's feature as its place has it (offset 0) and as others do: w+1=على is of the place before على.

    >>> with_offset("w=على", 1)
    'w+1=على'
    """
    return f"{value[0]}{offset:+}{value[1:]}" if offset else value


def without_offset(attribute: str) -> tuple[str, int]:
    """The feature and the offset that ``with_offset`` made the attribute of."""
    offset = _OFFSETS.get(attribute[1:3], 0)
    return (attribute[0] + attribute[3:] if offset else attribute), offset


def past_complement(forms: list[NameToken], place: int) -> int:
    """Where a title's complement ends: past the definite nouns and adjectives after it, at most four."""
    limit = min(place + 4, len(forms) - 1)
    while place < limit and (forms[place].clitics.article or forms[place].nationality):
        place += 1
    return place


def list_evidence(tokens: NameTokens) -> Evidence:
    """What the curated names, titles and name-beginning words say of each token that they or their words touch."""
    evidence: Evidence = defaultdict(list)
    count = len(tokens)
    sport = tokens.about_sport
    for known in tokens.listed:
        types = "".join(sorted({each.type[0] for each in known.readings}))
        sure = "?" if all(each.ambiguous for each in known.readings) else ""
        label = f"{known.readings[0].kind[:2]}{types}{sure}"
        length = known.past - known.first
        evidence[known.first].append(f"gB{label}{min(length, 3)}")
        if sport:
            evidence[known.first].append(f"gS{types}{any(each.level == 'club' for each in known.readings):d}")
        for place in range(known.first + 1, known.past):
            evidence[place].append(f"gI{label}")
    for title in tokens.titles:
        kind = title.readings[0].kind
        for place in range(title.first, title.past):
            evidence[place].append(f"t{'B' if place == title.first else 'I'}{kind}")
        if title.past < count:
            evidence[title.past] += [f"t>{kind}", *_after_title(title.readings[0], tokens[title.past])]
            evidence[past_complement(tokens, title.past)].append(f"t>>{kind}")
    for head in tokens.triggers:
        label = head.readings[0].type[0] + head.readings[0].kind
        evidence[head.first].append(f"tH{label}")
        for distance, place in enumerate(range(head.past, min(head.past + 3, count)), 1):
            evidence[place].append(f"t<{distance}{label}")
    return evidence


def _after_title(title: Title, after: NameToken) -> Iterator[str]:
    """What a title says of the word after it: the name (المدرب لوبتيغي), or more of the title (مدرب المنتخب)."""
    how = f"{title.definite:d}{title.plural:d}{'+' if after.proclitic else ''}"
    article = "d" if after.clitics.article else ""
    yield f"t={how}{article or f'{after.given[:1]}{after.look[:1]}{after.frequency >= _COMMON:d}'}"
    yield f"t={title.kind}{how}{article or after.kind[0]}"


def phrase_evidence(tokens: NameTokens, stretches: list[Span]) -> Iterator[tuple[int, str]]:
    """Which tokens a word that begins names (وزارة، جامعة) takes with it, by the grammar of phrases or by marks."""
    places = {
        match.first: Name(match.first, match.past, "LOC", "", 0)
        for match in tokens.listed
        if all(known.type == "LOC" for known in match.readings)
    }
    quoted = {first - 1: past for first, past in stretches}
    for match in tokens.triggers:
        head, past = match.readings[0], match.past
        past = quoted[past] + 1 if past in quoted else extent(tokens, past, head, places)
        article = "d" if tokens[match.first].clitics.article else ""
        label = f"{head.type[0]}{'+' if head.inside else '-'}{article}"
        if past == match.past:
            yield match.first, f"h0{label}{head.kind}"
            continue
        last = tokens[past - 1]
        ending = "N" if last.nationality else "d" if last.clitics.article else last.kind[0]
        yield match.first, f"hB{label}{head.kind}"
        yield match.first, f"hB{label}{ending}{min(past - match.first, 4)}"
        for place in range(match.first + 1, past):
            yield place, f"hI{label}"
            yield place, f"hI{label}{head.kind}"
        yield past - 1, f"hE{label}{ending}"


def told_elsewhere(tokens: NameTokens, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """What an article says of a word at its other places: after a title, beside a given name, in a known name."""
    forms = tokens
    rare = [place for place, form in enumerate(forms) if form.frequency <= _COMMON and form.kind == "word"]
    signs: dict[str, dict[str, int]] = {}
    here: dict[int, list[str]] = {}
    for place in rare:
        form, before = forms[place], forms[place - 1 if place else 0]
        found = [f"d{item}" for item in evidence.get(place, ()) if item[:2] in _SIGNS]
        if before.given and before.given[0] > "0" and not form.clitics.proclitic:
            found.append("dgiven" + before.given[-1:])
        if not form.clitics.article and not form.clitics.proclitic and is_verb(before):
            found.append("dsaid")
        if found:
            here[place] = found
            counts = signs.setdefault(form.stem, {})
            for sign in found:
                counts[sign] = counts.get(sign, 0) + 1
    often = Counter([forms[place].stem for place in rare if forms[place].frequency < _COMMON])
    sport = tokens.about_sport
    for place in rare:
        if sport and forms[place].frequency <= _RARE:
            yield place, "dsport"
        if (times := often[forms[place].stem]) > 1:
            yield place, f"d#{min(times, 4)}{forms[place].frequency // 2}"
        own = here.get(place, ())
        for sign, count in signs.get(forms[place].stem, {}).items():
            if count > own.count(sign):
                yield place, sign


def enumerated(tokens: NameTokens, near: Evidence) -> Iterator[tuple[int, str]]:
    """What the item before says of an item of an enumeration, behind a comma or joined by و."""
    joined = [
        place
        for place, (before, form) in enumerate(pairwise(tokens), 1)
        if (form.proclitic == WA or before.punctuation == "comma") and form.kind == "word"
    ]
    begin, past = 0, 0  # of the item before; the end of its sentence
    for place in joined:
        if place >= past:
            begin, past = tokens.document.sentence_of(place)
            if place == begin:
                continue
        head, comma = tokens[begin], tokens[place - 1].punctuation == "comma"
        if (words := place - begin - comma) <= _ITEM:
            known = next((item[:6] for item in near.get(begin, ()) if item[:2] in ("gB", "tH")), "")
            article = "d" if head.clitics.article else ""
            yield place, f"e{head.given[:1]}{article}{min(words, 3)}{known}"
            yield place, f"eL{head.look[:1]}{min(words, 3)}"
        begin = place


EDGE = form_features(EDGE_TOKEN)  # of what stands before a sentence and behind it


def pair_features(one: FormFeatures, other: FormFeatures) -> Iterator[str]:
    """What two neighbours say together: heard by the first at offset 1, by the second at offset -1."""
    return (f"{group}{a},{b}" for group, a, b in zip(PAIRS, one.kinds, other.kinds, strict=True))


class PlaceFeatures(NamedTuple):
    """What is known of a place beyond its word and the words around it."""

    own: Evidence  # heeded at the place only: the rest of the article, marks around it
    near: Evidence  # heeded beside it, too: the lists


def place_features(tokens: NameTokens) -> PlaceFeatures:
    """The features of each token that hang on more than words and their neighbours: lists, the article, marks."""
    near = list_evidence(tokens)
    own: Evidence = defaultdict(list)
    stretches = tokens.stretches
    for place, sign in chain(
        told_elsewhere(tokens, near), enumerated(tokens, near), _quoted(tokens, stretches)
    ):
        own[place].append(sign)
    for place, sign in phrase_evidence(tokens, stretches):
        near[place].append(sign)
    return PlaceFeatures(own, near)


def sentence_features(tokens: NameTokens) -> Iterator[list[list[str]]]:
    """For each sentence, for each of its tokens, all features: what the trainer reads."""
    features = dict(enumerate(form_features(form) for form in tokens))
    said = place_features(tokens)
    for first, past in tokens.document.sentences:
        row = {place: features[place] for place in range(first, past)}
        sentence = [[*_seen_from(row, said, place)] for place in range(first, past)]
        for place in range(first + 1, past):
            for pair in pair_features(row[place - 1], row[place]):
                sentence[place - 1 - first].append(with_offset(pair, 1))
                sentence[place - first].append(with_offset(pair, -1))
        yield sentence


def _seen_from(row: dict[int, FormFeatures], said: PlaceFeatures, place: int) -> Iterator[str]:
    """What a place of a sentence has of its own form and of those around it."""
    for group, offsets in REACH.items():
        for offset in offsets:
            at = place + offset
            values = list(getattr(row.get(at, EDGE), group))
            if at in row:
                values += getattr(said, group, {}).get(at, [])
            for value in values:
                yield with_offset(value, offset)


def _quoted(tokens: NameTokens, stretches: list[Span]) -> Iterator[tuple[int, str]]:
    """The tokens that a short stretch between marks holds, and its sign."""
    for first, past in stretches:
        sign = f"p{tokens[first - 1].text}{min(past - first, 4)}"
        yield from ((within, sign) for within in range(first, past))
