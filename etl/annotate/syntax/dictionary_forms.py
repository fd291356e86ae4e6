"""From a word as it stands to the form a dictionary has it under: what search finds together.

    والكاظمي → كاظمي    للمدارس → مدرسه    حكومتها → حكومه    المسؤولين → مسوول    يستقيل → استقال

Clitics are cut by the segmenter. Plurals go to their singular by a table or an ending, verbs that the lexicons list to
their past, adjectives of nationality to the masculine, an indefinite accusative to the word without its alef; each only
where the vocabulary has the outcome as a word, and none that is a name. Gender stays (مدرسة is no مدرس), so do derived
words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from etl.annotate.compiled import compiled
from etl.annotate.listed_words import listed
from etl.annotate.syntax.clitics import ARTICLE, FA, KA, LI, shared_segmenter
from etl.annotate.syntax.verbs import PAST, PRESENT, identify, written_forms
from etl.annotate.vocabulary import shared_vocabulary
from etl.clean.keys import match_key
from etl.lexicon import alternatives, read_lexicon

_HE, _TA, _ALIF, _YA, _WAW, _HAMZA = "هتايوء"
_SEATED_ON_YEH, _SEATED_ON_WAW = "ئو", "ؤو"  # مسئول, مسؤول: the same
_FEMININE_PLURAL = "ات"
_PLURAL, _PLURAL_OBLIQUE, _DUAL = "ون", "ين", "ان"
_BEFORE_ARTICLE = (FA + ARTICLE, KA + ARTICLE)
_SHORTEST_WITH_ENDING = 5
_SHORTEST_VERB = 4  # letters: shorter forms are nouns too


def dictionary_form(word: str) -> str:
    """The match key a dictionary would have a word under, given without vowel marks."""
    clitics = shared_segmenter().segment(word)
    stem = _usual_spelling(word[clitics.stem_start : len(word) - clitics.enclitic])
    if clitics.proclitic and clitics.article:
        if _known(LI + stem) > _known(stem) and clitics.article == 1:
            stem = LI + stem  # للاجئين
        elif _as_noun(match_key(word)):
            return _singular(match_key(word), is_definite=False)  # باليستي
    elif clitics.proclitic:
        longer = match_key(word[clitics.proclitic - 1 : len(word) - clitics.enclitic])
        stem = longer if _with_hamza(longer) in _nouns() else stem  # وزراؤها
    if clitics.enclitic:
        return _with_pronoun(stem, match_key(word[len(word) - clitics.enclitic :]))
    if clitics.stem_start == 0 and stem.startswith(_BEFORE_ARTICLE) and _as_noun(stem[len(FA + ARTICLE) :]):
        return _singular(stem[len(FA + ARTICLE) :], is_definite=True)
    if not clitics.article and stem in _countries():
        return _countries()[stem]  # سورية; السورية is an adjective
    return _singular(stem, is_definite=bool(clitics.article))


def _usual_spelling(stem: str) -> str:
    """The match key of a stem, or of its other spelling where that is the commoner: مسؤول for مسئول, not for لاجئون."""
    key = match_key(stem)
    if _SEATED_ON_YEH not in stem:
        return key
    other = match_key(stem.replace(_SEATED_ON_YEH, _SEATED_ON_WAW))
    return other if _known(other) > _known(key) else key


def _with_pronoun(stem: str, pronoun: str) -> str:
    if stem in _particles():
        return stem + pronoun  # عليه
    if stem in _nouns():
        return _nouns()[stem]
    if pronoun == _HE and _as_noun(stem + _HE) > _as_noun(stem):
        return _singular(stem + _HE, is_definite=False)  # ة, written without its points
    if stem.endswith(_TA) and _as_noun(stem[:-1] + _HE):
        return _singular(stem[:-1] + _HE, is_definite=True)  # حكومته
    return _singular(_with_hamza(stem), is_definite=True)


def _with_hamza(stem: str) -> str:
    """A stem as it is without a pronoun: أبناء for أبناؤه and أبنائه."""
    alone = stem[:-1] + _HAMZA
    return alone if stem.endswith((_ALIF + _WAW, _ALIF + _YA)) and _known(alone) > _known(stem) else stem


def _singular(stem: str, *, is_definite: bool) -> str:
    """The stem of a noun in the singular, of a verb in the past; ``is_definite``: no accusative alef can follow it."""
    told = _nouns().get(stem) or _verbs().get(stem)
    if told or len(stem) < _SHORTEST_WITH_ENDING - 1 or listed(stem) or listed(ARTICLE + stem):
        return told or stem
    if not is_definite and stem.endswith(_ALIF) and _as_noun(stem[:-1]) and not _as_noun(stem):
        return _singular(stem[:-1], is_definite=True)
    if len(stem) < _SHORTEST_WITH_ENDING:
        return stem
    base, ending = stem[:-2], stem[-2:]
    if ending == _FEMININE_PLURAL:
        return _of_feminine_plural(stem, base)
    if ending in (_PLURAL, _PLURAL_OBLIQUE, _DUAL):
        return _of_plural(stem, base, ending)
    if ending[1] in (_YA, _WAW) and not is_definite and _is_person(stem[:-1]) and not _as_noun(stem):
        return stem[:-1]  # موظفي الوزارة
    return stem


def _of_feminine_plural(stem: str, base: str) -> str:
    feminine, masculine = _as_noun(base + _HE), _as_noun(base)
    if feminine and feminine >= masculine:
        return base + _HE
    return base if masculine else stem


def _of_plural(stem: str, base: str, ending: str) -> str:
    if base.endswith(_TA) and ending != _PLURAL and _as_noun(base[:-1] + _HE):
        return base[:-1] + _HE  # طائرتان
    if not _as_noun(base):
        return stem
    if ending == _DUAL:
        return base if _known(base + _PLURAL_OBLIQUE) else stem
    is_dual = ending == _PLURAL_OBLIQUE and _known(base + _DUAL)
    return base if is_dual or _is_person(base) or (base.endswith(_YA) and len(base) > 3) else stem


def _is_person(base: str) -> bool:
    """Whether a noun takes the plural of those who think: مسؤولون, مسؤولين."""
    return bool(_as_noun(base) and _known(base + _PLURAL) and _known(base + _PLURAL_OBLIQUE))


def _as_noun(key: str) -> int:
    """How common the word is with the article, as no verb is and no word with a pronoun."""
    return shared_vocabulary().frequency(ARTICLE + key)


def _known(key: str) -> int:
    return max(shared_vocabulary().frequency(key), _as_noun(key))


@compiled
def _nouns() -> dict[str, str]:
    """Nouns whose dictionary form tables tell."""
    numerals = (match_key(row["word"]) for row in read_lexicon("numerals"))
    return {**dict(_nationalities()), **{word: word for word in numerals}, **dict(_plurals())}


def _plurals() -> Iterator[tuple[str, str]]:
    for row in read_lexicon("titles"):
        for plural in alternatives(row["plural"]):
            if " " not in row["form"] + plural:
                yield match_key(plural), match_key(row["form"])
    for row in read_lexicon("organisation_heads"):
        for plural in alternatives(row["plural"]):
            yield match_key(plural), match_key(alternatives(row["form"])[0])
    for row in read_lexicon("dictionary_forms"):
        yield match_key(row["form"]), match_key(row["word"])


def _nationalities() -> Iterator[tuple[str, str]]:
    for row in read_lexicon("nationalities"):
        usual = match_key(alternatives(row["masculine"])[0])
        for column in ("masculine", "feminine", "masculine_plural", "feminine_plural"):
            for form in alternatives(row[column]):
                if " " not in form + usual:
                    yield match_key(form), usual


@compiled
def _countries() -> dict[str, str]:
    """Countries by their other names of one word."""
    names: dict[str, str] = {}
    for row in read_lexicon("countries"):
        usual = match_key(row["name_ar"])
        variants = [match_key(name) for name in alternatives(row["variants"]) if " " not in name + usual]
        names.update((name.removeprefix(ARTICLE), usual.removeprefix(ARTICLE)) for name in variants)
    return names


@compiled
def _verbs() -> dict[str, str]:
    """The finite forms that are of one verb alone, and of no noun."""
    pasts: defaultdict[str, set[str]] = defaultdict(set)
    for lemma, present, root in _listed_verbs():
        for form, told in written_forms(identify(lemma, present, root=root)):
            if told.tense in (PAST, PRESENT) and len(form) >= _SHORTEST_VERB:
                pasts[match_key(form)].add(match_key(lemma))
    return {form: min(of) for form, of in pasts.items() if len(of) == 1 and _is_surely(form, min(of))}


def _is_surely(form: str, past: str) -> bool:
    """Whether no other word is likelier: يغير is of غير (which is not listed), not of أغار."""
    frequency = shared_vocabulary().frequency
    return form != past and not _as_noun(form) and frequency(form[1:]) <= max(frequency(past), 1)


def _listed_verbs() -> set[tuple[str, str, str]]:
    rows = [*read_lexicon("cues"), *read_lexicon("events")]
    return {
        (row["lemma"], row["present"], row["root"])
        for row in rows
        if row["present"] and match_key(row["lemma"]) not in _particles()
    }


@cache
def _particles() -> frozenset[str]:
    return frozenset(match_key(row["word"]) for row in read_lexicon("function_words"))
