"""The sort of word that a form is by itself: what the tagger pairs neighbours by where their words say nothing."""

from __future__ import annotations

from etl.annotate.names.signs import is_verb
from etl.annotate.names.tokens import NameToken
from etl.annotate.syntax.clitics import WA, YA

_TA_MARBUTA = "ه"  # as keys write it
_NOUN_ENDINGS = (_TA_MARBUTA, YA)
_COMMONEST = 7  # the frequency class of words told by themselves, if they are short, or by their cluster
_SHORT = 3  # letters
_MOST = 5  # frequency classes told apart, two by two


def sort(form: NameToken, paradigm: str) -> str:
    """The sort of a form, coarse enough that pairs of neighbours are met often: الأمير before a name nobody knows.

    ``paradigm`` is what ``verb_or_noun`` says of the form.
    """
    if form.kind != "word":
        return form.punctuation or form.kind
    joined = form.proclitic and (WA if form.proclitic == WA else "+")
    if form.given:
        return f"{joined}g{form.given}"
    if form.frequency >= _COMMONEST:
        told = form.stem if len(form.stem) <= _SHORT else f"k{form.cluster[:2]}"
        return f"{joined}{told}{'s' if is_verb(form) else ''}"
    if form.nationality:
        return f"{joined}n{form.clitics.article > 0:d}"
    rare = min(form.frequency, _MOST) // 2
    if form.clitics.article:
        ending = next(filter(form.key.endswith, _NOUN_ENDINGS), "")
        return f"{joined}d{form.family and 'f'}{rare}{ending}"
    if form.family:
        return f"{joined}f{form.family}"
    if is_verb(form):
        return f"{joined}s"
    return f"{joined}l{form.look[:1]}{paradigm[0]}{rare}"
