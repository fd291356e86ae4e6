"""What was read from a text as elements of a page: each layer (names, statements, dates, …) marks its words by itself.

Words from which several things were read carry one element a layer, so that a layer can be shown or hidden alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from etl.report.passages import Annotation, Element, Paragraph, Span, paragraphs

# Kinds of the view annotation_span by the layer that shows them; from which of a layer's kinds a mark takes its look,
# the first of these that is there says. Other kinds (sentences, roles) are not marked.
LAYERS = {
    "found": ("found",),
    "keywords": ("keyword_mention",),
    "statements": ("statement content", "statement cue", "statement speaker", "statement document"),
    "events": ("event trigger", "event_mention", "event_participant", "event place", "event_number"),
    "dates": ("date_expression",),
    "names": ("mention",),
}
_LAYER_OF = {kind: layer for layer, kinds in LAYERS.items() for kind in kinds}


class Mark(NamedTuple):
    """An element around words."""

    layer: str
    kind: str  # as a class: statement-content
    anchor: str | None  # only the first element of a span has one
    of: str  # the annotations it stands for: mention:3
    name: Any | None  # whom or what a name means: a row


class Piece(NamedTuple):
    """Characters of a paragraph, what is opened before them and how what was opened closes behind them."""

    opens: tuple[Mark, ...]
    text: str
    closes: tuple[Mark, ...]


def marked(text: str, annotations: Iterable[Annotation], names: Iterable[Any]) -> list[list[Piece]]:
    """The paragraphs of a text with their marks; ``names``: rows that say of each mention what it names."""
    shown = (each for each in annotations if each.kind in _LAYER_OF)
    named = {row.ordinal: row for row in names}
    return [_pieces(paragraph, named) for paragraph in paragraphs(text, shown)]


def _pieces(paragraph: Paragraph, named: Mapping[int, Any]) -> list[Piece]:
    pieces = []
    for segment in paragraph.segments:
        opens = [mark for element in segment.opens for mark in _marks(element, named)]
        closes = [mark for span in segment.closes for mark in reversed(_marks(Element(span, False), named))]
        pieces.append(Piece(tuple(opens), segment.text, tuple(closes)))
    return pieces


def _marks(element: Element, named: Mapping[int, Any]) -> list[Mark]:
    """One for each layer, the outermost first; that one carries the anchor."""
    span, is_first = element
    layers = [(layer, kinds) for layer, kinds in LAYERS.items() if set(kinds) & set(span.kinds)]
    return [
        _mark(span, layer, kinds, named, span.anchor if is_first and place == 0 else None)
        for place, (layer, kinds) in enumerate(layers)
    ]


def _mark(span: Span, layer: str, kinds: Iterable[str], named: Mapping[int, Any], anchor: str | None) -> Mark:
    kind = next(kind for kind in kinds if kind in span.kinds)
    own = [each for each in span.annotations if each.kind in kinds]
    of = " ".join(f"{_class(each.kind)}:{each.ordinal}" for each in own)
    return Mark(layer, _class(kind), anchor, of, named.get(own[0].ordinal) if kind == "mention" else None)


def _class(kind: str) -> str:
    return kind.replace(" ", "-").replace("_", "-")
