"""What sort of word a form is by itself, for the tagger: is it like a verb, like a noun, like a name?

A word that is in no list and was never met in training can still be told: سيقرر begins as a future verb does, لوبتيغي
has no article in any text. So a form is asked for its paradigm, how common it is with the affixes of a verb and of a
noun. ``syntax/part_of_speech_features`` asks the same more closely, in many times the time.
"""

from __future__ import annotations

from etl.annotate.names.signs import is_verb
from etl.annotate.names.tokens import NameToken
from etl.annotate.syntax.clitics import ARTICLE, SA, WA
from etl.annotate.vocabulary import shared_vocabulary

_PRESENT = "يتن"  # what a verb of the present begins with
_PRESENT_ENDINGS = ("ون", "ان", "وا", "ا")
_PAST_ENDING = "ت"  # of her who did it
_NOUN_ENDINGS = ("ه", "ي")  # as keys write ة and ي
_MOST = 5  # frequency classes told apart in a paradigm
_OFTEN = 2  # the class from which a form with the article makes a noun of it
_COMMONEST = 7  # the class of words that are told by themselves, if they are short, or by their cluster
_SHORT = 3  # letters


def verb_or_noun(form: NameToken) -> str:
    """How common a form is as a verb of the present (p) or past (a), and as a noun with the article."""
    if form.clitics.article:
        return "n"
    known = shared_vocabulary().frequency
    stem = form.key[form.clitics.proclitic : len(form.key) - form.clitics.enclitic]
    noun = min(_MOST, known(ARTICLE + stem))
    if form.proclitic.endswith(SA):
        return f"future{noun > _OFTEN:d}"
    if stem[:1] in tuple(_PRESENT) and len(stem) > _SHORT:
        base = _without_ending(stem[1:])
        others = max(known(other + base) for other in _PRESENT if other != stem[0])
        return f"p{min(_MOST, others)}{min(_MOST, known(base))}/{noun}"
    base = stem.removesuffix(_PAST_ENDING) if len(stem) > _SHORT else stem
    present = max(known(letter + base) for letter in _PRESENT[:2])
    return f"a{min(_MOST, present)}{'' if base == stem else 't'}/{noun}"


def _without_ending(base: str) -> str:
    ending = next((each for each in _PRESENT_ENDINGS if base.endswith(each)), "")
    return base.removesuffix(ending) if len(base) > len(ending) + 2 else base


def sort(form: NameToken, paradigm: str) -> str:
    """The sort of a form, coarse enough that pairs of neighbours are met often: الأمير before a name nobody knows.

    ``paradigm`` is what ``verb_or_noun`` says of the form.
    """
    if form.kind != "word":
        return form.punctuation or form.kind
    joined = form.proclitic[:1] and (WA if form.proclitic == WA else "+")
    if form.given:
        return f"{joined}g{form.given}"
    if form.frequency >= _COMMONEST:
        told = form.stem if len(form.stem) <= _SHORT else f"k{form.cluster[:2]}"
        return f"{joined}{told}{'s' if is_verb(form) else ''}"
    if form.nationality:
        return f"{joined}n{form.clitics.article > 0:d}"
    rare = min(form.frequency, _MOST) // 2
    if form.clitics.article:
        ending = form.key[-1] if form.key[-1] in _NOUN_ENDINGS else ""
        return f"{joined}d{form.family and 'f'}{rare}{ending}"
    if form.family:
        return f"{joined}f{form.family}"
    if is_verb(form):
        return f"{joined}s"
    return f"{joined}l{form.look[:1]}{paradigm[0]}{rare}"
