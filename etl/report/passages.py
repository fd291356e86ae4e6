"""A text with what was read out of it: paragraphs of segments, each with every span that covers it.

Spans nest and cross as they like. A segment says which elements a writer of markup must open before its words and
close behind them, so that elements nest though spans cross: one that is crossed is closed and opened again. Time is
linear in the text and its spans, as long as few spans lie over one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

_PARAGRAPH = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")


class Annotation(NamedTuple):
    """Something read out of a text: the kinds of the view ``annotation_span``."""

    kind: str
    ordinal: int
    start: int
    end: int


class Span(NamedTuple):
    """Characters that something was read from; several things may be read from the same."""

    start: int
    end: int
    annotations: tuple[Annotation, ...]

    @property
    def anchor(self) -> str:
        """What a link to these words names."""
        return anchor(self.start, self.end)

    @property
    def kinds(self) -> list[str]:
        """What was read from it, each kind once, in a fixed order."""
        return sorted({each.kind for each in self.annotations})


class Element(NamedTuple):
    """A piece of a span that is marked in one go."""

    span: Span
    is_first: bool  # of the span's pieces: the one that carries its anchor


class Segment(NamedTuple):
    """Characters that the same spans cover."""

    start: int
    end: int
    text: str
    spans: tuple[Span, ...]  # that cover it, outermost first
    opens: tuple[Element, ...]  # that begin before it, outermost first
    closes: tuple[Span, ...]  # whose elements end behind it, innermost first


class Paragraph(NamedTuple):
    """A line of the text that is not blank."""

    start: int
    end: int
    segments: tuple[Segment, ...]


def anchor(start: int, end: int) -> str:
    """The fragment of an address that leads to these characters of an article."""
    return f"c{start}-{end}"


def paragraphs(text: str, annotations: Iterable[Annotation]) -> list[Paragraph]:
    """The text's paragraphs; characters between them are left out, a span that begins there begins with the next.

    An annotation that does not lie in the text is left out too: a page is no place to fail over it.
    """
    waiting = _spans(annotations, len(text))[::-1]
    covering: list[Span] = []
    found = []
    for match in _PARAGRAPH.finditer(text):
        if not match[0].isspace():
            segments = tuple(_segments(text, match.start(), match.end(), waiting, covering))
            found.append(Paragraph(match.start(), match.end(), segments))
    return found


def _spans(annotations: Iterable[Annotation], length: int) -> list[Span]:
    """In order: those that begin first, of these the longest first."""
    inside = (each for each in annotations if 0 <= each.start < each.end <= length)
    ordered = sorted(inside, key=lambda each: (each.start, -each.end, each.kind, each.ordinal))
    grouped = groupby(ordered, key=lambda each: (each.start, each.end))
    return [Span(start, end, tuple(members)) for (start, end), members in grouped]


def _segments(
    text: str, start: int, end: int, waiting: list[Span], covering: list[Span]
) -> Iterator[Segment]:
    """The segments of one paragraph. ``waiting``: spans to come, the next one last; ``covering``: those that began."""
    covering[:] = [span for span in covering if span.end > start]
    opens = [Element(span, is_first=False) for span in covering]
    while start < end:
        while waiting and waiting[-1].start <= start:
            span = waiting.pop()
            if span.end > start:
                covering.append(span)
                opens.append(Element(span, is_first=True))
        stop = min(end, *(span.end for span in covering), waiting[-1].start if waiting else end)
        spans = tuple(covering)
        kept = _unbroken(spans, stop) if stop < end else 0
        yield Segment(start, stop, text[start:stop], spans, tuple(opens), spans[kept:][::-1])
        covering[kept:] = [span for span in spans[kept:] if span.end > stop]
        opens = [Element(span, is_first=False) for span in covering[kept:]]
        start = stop


def _unbroken(spans: tuple[Span, ...], stop: int) -> int:
    """How many of the outermost go on behind ``stop`` without a break: up to the first that ends there."""
    return next((place for place, span in enumerate(spans) if span.end <= stop), len(spans))
