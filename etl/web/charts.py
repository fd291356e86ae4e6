"""What a chart draws, for ``static/charts.js``; the page has the same as a table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple


class Series(NamedTuple):
    """One row of figures over the labels."""

    name: str
    values: Sequence[float | int | None]
    shape: str = "bar"  # bar, or line: a share, on an axis of its own from 0 to 100 %


def chart(labels: Sequence[str], series: Sequence[Series], links: Sequence[str]) -> str:
    """The chart as JSON; ``links`` are where a click on a label's figures leads."""
    described = [{"name": each.name, "values": list(each.values), "shape": each.shape} for each in series]
    return _json({"labels": list(labels), "series": described, "links": list(links)})


def bubbles(places: Sequence[dict[str, Any]], shades: dict[str, int]) -> str:
    """Places for the map, each with name, longitude, latitude, figure and link; countries by ISO number."""
    return _json({"places": list(places), "shades": shades})


def _json(value: Any) -> str:
    # PostgreSQL adds whole numbers up to a Decimal.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=int)
