"""What a word form says of its own part of speech, and of its neighbours': the features of ``parts_of_speech``.

Beside its letters, clitics, cluster and lists it is asked for its paradigm: how common the forms are that a verb (يـ
before it, ـت after) or a noun (الـ before it, ـة after) would have beside this one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from etl.annotate.listed_words import listed
from etl.annotate.syntax.frames import verb_forms
from etl.annotate.syntax.tokens import Token, shared_token
from etl.annotate.syntax.words import word_class
from etl.annotate.vocabulary import shared_vocabulary
from etl.clean.keys import match_key

EDGE = ""  # the form before the first word of a sentence and after its last
_COMMON = 5  # the frequency class from which a neighbour counts as itself
_MOST = 5  # frequency classes told apart in a paradigm
_PRESENT = "يتنا"  # أ is ا in a key
_PAST_ENDINGS = ("وا", "تا", "نا", "ا", "ت", "ن", "")
_PRESENT_ENDINGS = ("ون", "وا", "ان", "ين", "ا", "ن", "")
_WEAK = frozenset("اويتمنسأإآةىهءئؤ")  # letters that patterns are made of
_CLASSES = ("preposition", "adverb", "complementiser", "relative", "particle", "pronoun", "modal",
            "adjunct_pronoun", "no_clause_before", "herald", "title", "institution", "anonymous", "text")  # fmt: skip


def own_features(form: str) -> list[str]:
    """What a word says of itself; an edge, a mark or a number, which is never in doubt, says nothing."""
    if form == EDGE:
        return []
    token = shared_token(form)
    if token.kind != "word":
        return []
    stem = token.key[token.clitics.proclitic : len(token.key) - token.clitics.enclitic]
    return [*_shared_features(form), *_letters(token), *([] if token.clitics.article else _paradigm(stem))]


def near_features(form: str) -> list[str]:
    """What a word, mark or edge of the sentence says of its neighbours."""
    if form == EDGE:
        return ["edge"]
    token = shared_token(form)
    if token.kind != "word":
        return [f"mark={token.punctuation or token.kind}", token.kind]
    known = shared_vocabulary().frequency
    features = [*_shared_features(form), f"first={token.unjoined[:1]}", f"last={form[-1]}"]
    if max(map(known, (token.stem, token.key, token.unjoined))) >= _COMMON:
        features.append(f"word={token.unjoined}")
    return features


@lru_cache(maxsize=1)  # asked for twice, a form at a time
def _shared_features(form: str) -> tuple[str, ...]:
    """Its clitics, its cluster, the lists it stands in and the verbs it is a form of."""
    token = shared_token(form)
    key, clitics = token.key, token.clitics
    vocabulary = shared_vocabulary()
    cluster = vocabulary.word(token.stem)[1] or vocabulary.word(key)[1]
    classes = _classes()
    return (
        f"before={token.proclitic}",
        f"article={clitics.article > 0}",
        f"after={key[len(key) - clitics.enclitic :]}",
        *(f"cluster={cluster[:level]}" for level in range(1, len(cluster) + 1)),
        f"listed={listed(token.stem)}",
        f"conjugated={_conjugated(key)}",
        *sorted({*classes.get(key, ()), *classes.get(token.unjoined, ())}),
    )


@cache
def _classes() -> dict[str, list[str]]:
    """The features that the small words are given by their classes."""
    found: dict[str, list[str]] = {}
    for name in _CLASSES:
        for key in word_class(name):
            found.setdefault(key, []).append(f"class={name}")
    return found


def _conjugated(key: str) -> str:
    """What a form of a listed verb can be: finite, a homograph of something else, participle, verbal noun."""
    forms = verb_forms().get(key, ())
    kinds = {"homograph" if form.finite and form.frame.homograph else form.tense for form in forms}
    return "|".join(sorted(kinds))


def _letters(token: Token) -> Iterator[str]:
    """The word, its first and last letters, and its pattern (تأكيد: تأCيC), hamza and ة as they are written."""
    key, clitics = token.key, token.clitics
    plain = token.text if len(token.text) == len(key) else "".join(filter(match_key, token.text))
    written = plain if len(plain) == len(key) else key
    stem = slice(clitics.proclitic, len(key) - clitics.enclitic)
    word = written[stem]
    yield f"word={key}"
    yield f"stem={key[stem]}"
    yield "pattern=" + "".join(letter if letter in _WEAK else "C" for letter in word)
    for size in (1, 2, 3):
        yield f"first={word[:size]}"
        yield f"last={word[-size:]}"
    yield f"first={word[:1]}{len(word)}"
    yield f"edges={word[:1]}{word[-1:]}{min(len(word), 7)}"
    known = shared_vocabulary().frequency
    yield f"frequency={known(token.stem)}"
    yield f"frequency={known(key)}"


def _frequency(key: str) -> int:
    return min(_MOST, shared_vocabulary().frequency(key))


def _highest(*keys: str) -> int:
    return max(map(_frequency, keys))


def _paradigm(stem: str) -> Iterator[str]:
    """How common the forms are that a verb or a noun would have beside this one."""
    definite = shared_vocabulary().frequency("ال" + stem)
    ahead = definite - shared_vocabulary().frequency(stem)
    yield f"article:{min(_MOST, definite)}"
    yield f"article:{max(-4, min(4, ahead)):+}"
    for ending in ("ت", "وا", "ات", "ين", "ه"):
        yield f"+{ending}:{_frequency(stem + ending)}"
    yield f"article+ه:{_frequency(f'ال{stem}ه')}"
    for prefix in _PRESENT[:3]:
        yield f"{prefix}+:{_frequency(prefix + stem)}"
    yield from _as_past(stem)
    if stem[:1] in tuple(_PRESENT) and len(stem) > 3:
        yield from _as_present(stem)


def _as_past(stem: str) -> Iterator[str]:
    """Read as a past: the present, the noun, and other persons."""
    ending, base = _without_ending(stem, _PAST_ENDINGS)
    present, noun = _highest("ي" + base, "ت" + base), _highest("ال" + base, f"ال{base}ه")
    yield f"past{ending}:{present}:{noun}"
    if ending == "ا":
        yield f"defective:{_frequency(f'ي{base}و')}"  # دعا, يدعو
    yield f"pasts{ending}:{_frequency(base + 'ت')}:{_frequency(base + 'وا')}"


def _as_present(stem: str) -> Iterator[str]:
    """Read as a present: other persons, and the past."""
    prefix = stem[0]
    ending, base = _without_ending(stem[1:], _PRESENT_ENDINGS)
    others = _highest(*(other + base for other in _PRESENT if other != prefix))
    yield f"present{prefix}{ending}:{others}:{_frequency('ال' + stem)}"
    yield f"presents{prefix}{ending}:{_frequency(base)}:{_frequency(base + 'ت')}"
    yield f"nouns{prefix}:{_frequency('ال' + base)}"


def _without_ending(stem: str, endings: Sequence[str]) -> tuple[str, str]:
    ending = next(each for each in endings if stem.endswith(each) and (not each or len(stem) > len(each) + 1))
    return ending, stem[: len(stem) - len(ending)]
