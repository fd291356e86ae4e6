"""TopoJSON into GeoJSON: lines that countries share are written once there, in steps from point to point."""

from __future__ import annotations

from typing import Any

Point = list[float]
_DECIMALS = 2  # of a degree: about a kilometre
_HALF_ROUND = 180  # degrees


def features(topology: dict[str, Any]) -> dict[str, Any]:
    """The countries of a quantised topology as a GeoJSON collection; a country's name is its ISO 3166-1 number."""
    arcs = _arcs(topology)
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"name": country.get("id", "")},
                "geometry": {"type": country["type"], "coordinates": _coordinates(country, arcs)},
            }
            for country in topology["objects"]["countries"]["geometries"]
        ],
    }


def _arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The lines in degrees."""
    (scale_x, scale_y), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            line.append([round(x * scale_x + x0, _DECIMALS), round(y * scale_y + y0, _DECIMALS)])
        arcs.append(line)
    return arcs


def _coordinates(country: dict[str, Any], arcs: list[list[Point]]) -> list[Any]:
    if country["type"] == "Polygon":
        return [_ring(ring, arcs) for ring in country["arcs"]]
    return [[_ring(ring, arcs) for ring in polygon] for polygon in country["arcs"]]


def _ring(numbers: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Lines end to end; ~n is the line n backwards. Points that fall together are one."""
    ring: list[Point] = []
    for number in numbers:
        for point in arcs[number] if number >= 0 else reversed(arcs[~number]):
            if not ring or ring[-1] != point:
                ring.append(point)
    return _unbroken(ring)


def _unbroken(ring: list[Point]) -> list[Point]:
    """A ring over the 180th meridian goes on beyond 180 degrees, where it would lead back across the whole map.

    One round a pole stays as it is.
    """
    turns, before = 0, ring[0][0]
    unbroken = []
    for x, y in ring:
        turns += (x - before < -_HALF_ROUND) - (x - before > _HALF_ROUND)
        before = x
        unbroken.append([round(x + turns * 2 * _HALF_ROUND, _DECIMALS), y])
    if unbroken[0] != unbroken[-1]:
        return ring
    longitudes = [x for x, _ in unbroken]
    middle = (min(longitudes) + max(longitudes)) / 2
    shift = 2 * _HALF_ROUND * ((middle < -_HALF_ROUND) - (middle > _HALF_ROUND))
    return [[round(x + shift, _DECIMALS), y] for x, y in unbroken] if shift else unbroken
