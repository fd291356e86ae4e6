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

from etl.annotate.compiled import compiled
from etl.annotate.listed_words import listed
from etl.annotate.syntax.clitics import ARTICLE, FA, KA, shared_segmenter
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
    word = word.replace(_SEATED_ON_YEH, _SEATED_ON_WAW)
    clitics = shared_segmenter().segment(word)
    stem = match_key(word[clitics.stem_start : len(word) - clitics.enclitic])
    if clitics.enclitic:
        return _with_pronoun(stem, match_key(word[len(word) - clitics.enclitic :]))
    if clitics.stem_start == 0 and stem.startswith(_BEFORE_ARTICLE) and _is_noun(stem[len(FA + ARTICLE) :]):
        return _singular(stem[len(FA + ARTICLE) :], is_definite=True)
    if not clitics.article and stem in _countries():
        return _countries()[stem]  # سورية; السورية is an adjective
    return _singular(stem, is_definite=bool(clitics.article))


def _with_pronoun(stem: str, pronoun: str) -> str:
    if pronoun == _HE and _is_noun(stem + _HE):
        return _singular(stem + _HE, is_definite=False)  # ة, written without its points
    if stem.endswith(_TA) and _is_noun(stem[:-1] + _HE):
        return _singular(stem[:-1] + _HE, is_definite=True)  # حكومته
    if stem.endswith((_ALIF + _WAW, _ALIF + _YA)) and _known(stem[:-1] + _HAMZA):
        stem = stem[:-1] + _HAMZA  # أبناؤه, أبنائه
    return _singular(stem, is_definite=True)


def _singular(stem: str, *, is_definite: bool) -> str:
    """The stem of a noun in the singular, of a verb in the past; ``is_definite``: no accusative alef can follow it."""
    if stem in _fixed():
        return _fixed()[stem]
    if len(stem) < _SHORTEST_WITH_ENDING - 1 or listed(stem) or listed(ARTICLE + stem):
        return stem
    if not is_definite and stem.endswith(_ALIF) and not _is_noun(stem) and _is_noun(stem[:-1]):
        return _singular(stem[:-1], is_definite=True)
    if len(stem) < _SHORTEST_WITH_ENDING:
        return stem
    base, ending = stem[:-2], stem[-2:]
    singular = stem
    if ending == _FEMININE_PLURAL:
        singular = _of_feminine_plural(stem, base)
    elif ending in (_PLURAL, _PLURAL_OBLIQUE, _DUAL):
        singular = _of_plural(stem, base, ending)
    elif ending[1] in (_YA, _WAW) and not is_definite and _is_person(stem[:-1]):
        singular = stem[:-1]  # موظفي الوزارة
    return _fixed().get(singular, singular)


def _of_feminine_plural(stem: str, base: str) -> str:
    if _is_noun(base + _HE):
        return base + _HE
    return base if _is_noun(base) else stem


def _of_plural(stem: str, base: str, ending: str) -> str:
    if base.endswith(_TA) and ending != _PLURAL and _is_noun(base[:-1] + _HE):
        return base[:-1] + _HE  # طائرتان
    if not _is_noun(base):
        return stem
    if ending == _DUAL:
        return base if _known(base + _PLURAL_OBLIQUE) else stem
    is_dual = ending == _PLURAL_OBLIQUE and _known(base + _DUAL)
    return base if is_dual or _is_person(base) or (base.endswith(_YA) and len(base) > 3) else stem


def _is_person(base: str) -> bool:
    """Whether a noun takes the plural of those who think: مسؤولون, مسؤولين."""
    return _is_noun(base) and bool(_known(base + _PLURAL) and _known(base + _PLURAL_OBLIQUE))


def _is_noun(key: str) -> bool:
    """Whether the word is known with the article, as no verb is and no word with a pronoun."""
    return shared_vocabulary().frequency(ARTICLE + key) > 0


def _known(key: str) -> int:
    frequency = shared_vocabulary().frequency
    return max(frequency(key), frequency(ARTICLE + key))


@compiled
def _fixed() -> dict[str, str]:
    """The dictionary forms that tables tell."""
    forms = {form: past for form, past in _verb_forms() if not _is_noun(form)}
    forms |= dict(_nationalities())
    forms |= {match_key(row["word"]): match_key(row["word"]) for row in read_lexicon("numerals")}
    return forms | dict(_plurals())


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


def _verb_forms() -> Iterator[tuple[str, str]]:
    """The finite forms that are of one verb alone."""
    pasts: defaultdict[str, set[str]] = defaultdict(set)
    for lemma, present, root in _verbs():
        for form, told in written_forms(identify(lemma, present, root=root)):
            if told.tense in (PAST, PRESENT) and len(form) >= _SHORTEST_VERB:
                pasts[match_key(form)].add(match_key(lemma))
    return ((form, min(of)) for form, of in pasts.items() if len(of) == 1 and form not in of)


def _verbs() -> set[tuple[str, str, str]]:
    rows = [*read_lexicon("cues"), *read_lexicon("events")]
    return {(row["lemma"], row["present"], row["root"]) for row in rows if row["present"]}
