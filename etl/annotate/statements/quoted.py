"""Acts within the words of somebody: those of a first person are whoever is quoted (قال الناشط «ندين القرار»)."""

from __future__ import annotations

from etl.annotate.statements.acts import Act
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.frames import first_person_forms
from etl.annotate.syntax.reference import References
from etl.annotate.syntax.referents import Referent, may_be
from etl.records import Annotations, Statement

_REMEMBERED = 32  # statements
_NEAR = 16  # acts of the sentence


def whose_words(acts: list[Act], act: Act, enclosing: Referent | None) -> Referent | None:
    """Who says the clause that an act stands in; one who is only cited may be told of in it."""
    cited = act.parent < 0 or acts[act.parent].complement.joint == "document"
    return None if cited else enclosing


def is_heard(tokens: Tokens, acts: list[Act], position: int, found: Annotations) -> bool:
    """Whether an act of a first person stands in words that somebody said; another's is heard anyway."""
    act = acts[position]
    if not act.first_person:
        return True
    if _around(found.statements, tokens.document.starts[act.cue]) is not None:
        return True
    return any(
        other.complement.kind != "nominal"
        and other.complement.first <= act.cue
        and (not other.complement.past or act.cue < other.complement.past)
        for other in acts[max(position - _NEAR, 0) : position + _NEAR]
        if other is not act
    )


def speaks_of_self(references: References, act: Act, quoted: Referent) -> bool:
    """Whether a verb of another gender than who is quoted is in the first person: قال الوزير «طلبت هذا منهم».

    Somebody must be quoted: an outlet says nothing of itself so.
    """
    tokens = references.tokens
    first = tokens.quotation[act.cue] >= 0 and tokens.keys[act.cue] in first_person_forms()
    somebody = quoted.kind == "anonymous" or references.is_person(quoted)
    return first and somebody and not may_be(quoted, act.form)


def _around(statements: list[Statement], position: int, but: int = -1) -> int | None:
    """The innermost of the latest statements in whose words a character stands; one in marks before others.

    A tag behind them (…»، بحسب بيان أوردته الوكالة) says where they were read, not whose they are.
    """
    latest = range(len(statements) - 1, max(len(statements) - _REMEMBERED, 0) - 1, -1)
    around = [
        ordinal
        for ordinal in latest
        if ordinal != but
        and statements[ordinal].kind != "nominal"
        and statements[ordinal].content_start <= position < statements[ordinal].content_end
    ]
    quoted = (ordinal for ordinal in around if statements[ordinal].kind == "direct")
    return next(quoted, around[0] if around else None)


def give_to_quoted(statements: list[Statement], ordinal: int) -> None:
    """A first person is whoever is quoted: the speaker of the words around."""
    said = statements[ordinal]
    around = _around(statements, said.cue_start, but=ordinal)
    if around is not None:
        said.parent = around
        said.speaker_name, said.speaker = statements[around].speaker_name, statements[around].speaker
        said.speaker_office = statements[around].speaker_office
        said.speaker_kind = "implicit"
