"""Two names that the text sets side by side as one bearer's: in marks or brackets, or by a word like الملقب بـ."""

from __future__ import annotations

from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import name_words
from etl.annotate.syntax.clitics import WA
from etl.annotate.syntax.quotation import MAY_CLOSE, MAY_OPEN

_BETWEEN = 6  # tokens that may stand between the two: ، والمعروف إعلاميا باسم "


def also_called(tokens: NameTokens, name: Name, other: Name) -> str:
    """Why a name is also its bearer's of the one before it, "" where it is not.

    وكالة غوث اللاجئين (أونروا)، أحمد سيد "زيزو"، سمير علي، وشهرته سمير الكبير.
    """
    between = tokens[name.past : other.first]
    if name.type != other.type or name.type == "LOC" or len(between) > _BETWEEN:
        return ""
    if any(form.stem in name_words("also_called") for form in between):
        words = [form for form in between if form.kind != "mark" and form.key != WA]
        told = words[0].stem in name_words("also_called")
        told = told and all(form.key in name_words("called_as") for form in words[1:])
        return "short_name" if told and tokens.continues(other.first) else ""
    marks = [form.text for form in between]
    opened = (
        bool(marks) and all(mark in MAY_OPEN for mark in marks) and (marks[0] != "(" or name.type == "ORG")
    )
    past = other.past + (tokens.at(other.past).key in name_words("called_as"))
    if not opened or tokens.at(past).text not in MAY_CLOSE:
        return ""
    return "acronym" if name.type == "ORG" else "short_name" * (name.words > 1)
