"""Properties of the history of an article, over random sequences of records: of the rules, and of both engines."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count, pairwise

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from etl.clean import restore
from etl.load.history import provenance_of, record_sighting
from etl.load.tables import article_version
from etl.report.checks import run_checks

RUN = datetime(2026, 1, 1)
_identity = count(1)


def record(text, day, position, identity="1"):
    observed = None if day is None else datetime(2025, 5, day)
    return restore(
        source="alsabaah",
        identity=identity,
        address="news.jsonl",
        position=position,
        body=text,
        observed_at=observed,
        observed_on=observed and observed.date(),
    )


def records(days, most=8):
    """Records of one article, each in a place of its own."""
    seen = st.lists(st.tuples(st.sampled_from("أبج"), days), min_size=1, max_size=most)
    return seen.map(lambda pairs: [record(*pair, position=n) for n, pair in enumerate(pairs, 1)])


OBSERVED = st.integers(1, 5)
PERHAPS = st.none() | OBSERVED


def enter(versions, seen, run, file_changed_at=None):
    """Enter records in the order given; what came of each."""
    start = RUN + timedelta(days=run)
    return [record_sighting(versions, each, provenance_of(each, start, file_changed_at), 1) for each in seen]


def in_time(seen, run=0):
    return sorted(seen, key=lambda each: provenance_of(each, RUN + timedelta(days=run)).in_order())


def current(versions):
    (body,) = (key for key, version in versions.items() if version.is_current)
    return body


def state(versions):
    return {
        key: (v.valid_from, v.valid_to, v.is_current, v.order_basis, v.observed_at, v.provenance)
        for key, v in versions.items()
    }


@given(records(OBSERVED), st.randoms(use_true_random=False))
def test_the_order_of_loading_within_a_run_decides_nothing(seen, random):
    """Not which text is current, nor when each was first seen; and the last record is always the current one."""
    versions, shuffled = {}, {}
    enter(versions, in_time(seen), 0)
    again = seen[:]
    random.shuffle(again)
    enter(shuffled, again, 0)
    assert current(shuffled) == current(versions) == in_time(seen)[-1].version_id
    first = {key: version.observed_at for key, version in versions.items()}
    assert {key: version.observed_at for key, version in shuffled.items()} == first


@given(records(OBSERVED), st.sampled_from("أبجد"))
def test_a_later_run_wins_with_an_equal_observation_where_the_current_record_stood(seen, text):
    versions = {}
    enter(versions, in_time(seen), 0)
    last = versions[current(versions)].provenance
    edit = record(text, last.recorded_at.day, last.position)
    enter(versions, [edit], 1)
    assert current(versions) == edit.version_id


@given(records(OBSERVED))
def test_a_new_text_of_a_later_run_wins_with_an_equal_observation_wherever_it_stands(seen):
    versions = {}
    enter(versions, in_time(seen), 0)
    edit = record("د", versions[current(versions)].provenance.recorded_at.day, 0)
    enter(versions, [edit], 1)
    assert current(versions) == edit.version_id
    assert versions[edit.version_id].order_basis == "run"


def runs_of(*runs):
    return [[record(*pair, position=n) for n, pair in enumerate(run, 1)] for run in runs]


# A text read again where another of the same time was read first: nothing but their keys tells the two apart.
SAME_PLACE = runs_of(
    [("أ", None), ("أ", None), ("أ", 1), ("ج", 1)],
    [("أ", None), ("ب", None)],
    [("أ", None), ("ب", None), ("أ", None), ("أ", 1)],
)
# One that follows another was once seen before it.
SEEN_BEFORE = runs_of([("أ", None), ("ج", None)], [("ب", None), ("أ", None)], [("أ", 1)])


@example(SAME_PLACE)
@example(SEEN_BEFORE)
@given(st.lists(records(PERHAPS, most=4), min_size=1, max_size=4))
def test_versions_chain_and_none_is_lost(runs):
    versions = {}
    for number, seen in enumerate(runs):
        enter(versions, in_time(seen, number), number)
    assert versions.keys() == {each.version_id for seen in runs for each in seen}
    ordered = sorted(versions.values(), key=lambda v: (v.is_current, v.provenance.in_order(), v.version_id))
    assert [v.is_current for v in ordered] == [False] * (len(ordered) - 1) + [True]
    assert [v.order_basis is None for v in ordered] == [True] + [False] * (len(ordered) - 1)
    for version, following in pairwise(ordered):
        assert version.valid_from <= version.valid_to == following.valid_from
    assert ordered[-1].valid_to is None


@given(records(PERHAPS))
def test_reading_everything_again_changes_nothing(seen):
    versions = {}
    enter(versions, in_time(seen), 0)
    before = state(versions)
    outcomes = enter(versions, in_time(seen), 1)
    assert (set(outcomes), state(versions)) == ({"unchanged"}, before)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(records(PERHAPS, most=4), min_size=1, max_size=3))
def test_both_engines_hold_what_the_rules_say(both_engines, loader, runs):
    identity, versions = f"article {next(_identity)}", {}
    for seen in runs:
        batch = [
            record(each.body, each.observed_at and each.observed_at.day, each.position, identity)
            for each in seen
        ]
        counts = [loader(engine)(batch, run=f"{identity}, run {len(versions)}") for engine in both_engines]
        assert counts[0] == counts[1]
        versions |= {each.version_id: each for each in batch}
    v = article_version.c
    stored = []
    for engine in both_engines:
        query = select(v.version_id, v.is_current, v.order_basis, v.observed_at, v.address, v.position)
        with engine.connect() as connection:
            rows = connection.execute(query.where(v.version_id.in_(versions)).order_by(v.version_id)).all()
        stored.append([tuple(row) for row in rows])
        assert run_checks(engine) == []
    assert stored[0] == stored[1]
    assert [row[0] for row in stored[0]] == sorted(versions)
