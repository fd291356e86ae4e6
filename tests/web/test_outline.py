"""TopoJSON into GeoJSON, and what is vendored."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from etl.web.outline import _unbroken, features
from etl.web.rendering import STATIC
from etl.web.vendor import MAP, PACKAGES

# Two squares side by side: the line they share is written once, from the middle upwards.
TOPOLOGY = {
    "transform": {"scale": [10, 10], "translate": [-5, 0]},
    "arcs": [
        [[1, 0], [0, 1]],
        [[1, 1], [-1, 0], [0, -1], [1, 0]],
        [[1, 1], [1, 0], [0, -1], [-1, 0]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "id": "012", "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": "788", "arcs": [[[2, 0]]]},
                {"type": "Polygon", "arcs": [[~0, ~2]]},
            ]
        }
    },
}


def test_steps_become_points_and_shared_lines_are_given_to_both():
    west, east, unnamed = features(TOPOLOGY)["features"]
    assert west["properties"] == {"name": "012"}
    assert west["geometry"] == {
        "type": "Polygon",
        "coordinates": [[[5, 0], [5, 10], [-5, 10], [-5, 0], [5, 0]]],
    }
    assert east["geometry"]["type"] == "MultiPolygon"
    assert east["geometry"]["coordinates"] == [[[[5, 10], [15, 10], [15, 0], [5, 0], [5, 10]]]]
    assert unnamed["geometry"]["coordinates"] == [[[5, 10], [5, 0], [15, 0], [15, 10], [5, 10]]]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_what_is_vendored_is_there_with_its_licence(package):
    assert all((STATIC / ours).stat().st_size for ours in package.files.values())
    assert "LICENSE" in package.files


def test_the_map_has_closed_lines_of_degrees():
    countries = json.loads((STATIC / MAP).read_text())["features"]
    names = {country["properties"]["name"] for country in countries}
    assert {"368", "818", "682", "048", "275"} <= names  # Iraq, Egypt, Sudan, Bahrain, Palestine
    for country in countries:
        polygons = country["geometry"]["coordinates"]
        for ring in (
            ring for polygon in polygons for ring in (polygon if len(polygon[0]) != 2 else [polygon])
        ):
            assert ring[0] == ring[-1]
            assert all(-360 <= x <= 360 and -90 <= y <= 90 for x, y in ring)
            is_round_a_pole = country["properties"]["name"] == "010"
            assert is_round_a_pole or all(abs(x - after) < 180 for (x, _), (after, _) in pairwise(ring))


def test_a_ring_over_the_180th_meridian_goes_on_beyond_it():
    assert _unbroken([[170, 60], [-170, 60], [-170, 70], [170, 60]]) == [
        [170, 60],
        [190, 60],
        [190, 70],
        [170, 60],
    ]
    # One that begins on the far side lies where its middle does.
    assert _unbroken([[-179, 1], [150, 1], [150, 2], [-179, 1]]) == [[181, 1], [150, 1], [150, 2], [181, 1]]
    round_a_pole = [[-180, -80], [0, -70], [180, -80], [-180, -80]]
    assert _unbroken(round_a_pole) == round_a_pole
