"""Reading one text's dates, cleaned as every article is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from etl.annotate.dates import DateAnnotator
from etl.annotate.document import read_document
from etl.clean.normalise import normalise
from etl.records import KINDS, Annotations, DateExpression


class Expression(DateExpression):
    """A date expression with its words."""

    surface: str

    @classmethod
    def of(cls, found: DateExpression, text: str) -> Expression:
        expression = cls(*KINDS["dates"].values(found))
        expression.surface = text[found.start : found.end]
        return expression


Reader = Callable[..., list[Expression]]


@pytest.fixture(scope="session")
def read() -> Reader:
    """``read(text, published)`` → the expressions, their surface set."""
    annotator = DateAnnotator()

    def reader(text: str, published: str | None = "2021-08-31") -> list[Expression]:
        clean, _, _ = normalise(text)
        found = Annotations(version_id=0)
        annotator.annotate(read_document(clean, date.fromisoformat(published) if published else None), found)
        return [Expression.of(expression, clean) for expression in found.dates]

    return reader


@pytest.fixture(scope="session")
def values(read: Reader) -> Callable[..., list[tuple[str, str]]]:
    """``values(text, published)`` → (surface, TIMEX) of each."""

    def reader(text: str, published: str | None = "2021-08-31") -> list[tuple[str, str]]:
        return [(e.surface, e.timex) for e in read(text, published)]

    return reader
