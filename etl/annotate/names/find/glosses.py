"""A body's name in Latin letters, in brackets behind the name: «فايننشال تايمز» (Financial Times)."""

from __future__ import annotations

from etl.annotate.names.spans import Laid, Name, NameTokens
from etl.annotate.names.tokens import NameToken
from etl.annotate.syntax.quotation import MAY_CLOSE

_LONGEST = 6  # words of such a name
_CONFIDENCE = 0.8


def glossed(tokens: NameTokens, names: list[Name]) -> list[Name]:
    """The names, and those of bodies in Latin letters within brackets right behind them, whatever else they were."""
    laid = Laid(names)
    for name in names:
        first, past = _bracketed(tokens, name.past) if name.type == "ORG" else (0, 0)
        over = laid.over(range(first, past))
        if first < past and all(other.type != "ORG" and other.places == range(first, past) for other in over):
            laid.put(Name(first, past, "ORG", "gloss", _CONFIDENCE, cut=0), over)
    return laid.names()


def _bracketed(tokens: NameTokens, place: int) -> tuple[int, int]:
    """The Latin words within the brackets that open at a token, or behind a closing mark there; none: empty."""
    place += tokens.at(place).text in MAY_CLOSE - {")"}
    first = past = place + 1
    if tokens.at(place).text == "(":
        while past < first + _LONGEST and _of_letters(tokens.at(past)):
            past += 1
    return (first, past) if tokens.at(past).text == ")" else (first, first)


def _of_letters(form: NameToken) -> bool:
    """A Latin word, but no code of a model: Toshiba, not TX-65."""
    return form.kind == "latin" and not any(map(str.isdigit, form.text))
