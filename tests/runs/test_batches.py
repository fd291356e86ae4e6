"""Groups and batches follow the input: few and fat, never more than Airflow maps over, never more than memory holds."""

from __future__ import annotations

from itertools import chain

import pytest

from etl.extract.discover import InputObject
from etl.records import Article, Rejected
from etl.runs import batches, nightly
from etl.runs.batches import MOST_MAPPED, Batch, enter_batches, groups_of, in_batches, in_tasks
from etl.settings import Settings

STAGING = "memory://batches"


def files(count: int, size: int) -> list[InputObject]:
    return [InputObject(f"/in/{number}", size, str(number), "sada", None) for number in range(count)]


@pytest.mark.parametrize(
    ("count", "size", "groups"),
    [
        (0, 0, 0),
        (3, 1_000_000, 1),  # a small night is one task
        (3_000, 5_000_000, 250),  # 15 GB: five million articles
        (3_000, 100_000_000, 600),  # 300 GB: each more than a group is meant to hold
        (3_000, 70_000_000, 1_000),
        (12_000, 1, 600),  # very many small files, here of five a group
    ],
)
def test_files_are_read_in_no_more_tasks_than_airflow_maps_over(
    count: int, size: int, groups: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if size == 1:
        monkeypatch.setattr(batches, "_GROUP_OBJECTS", 5)
    found = files(count, size)
    shared = groups_of(found, in_one=False)
    assert len(shared) == groups <= MOST_MAPPED
    assert list(chain.from_iterable(shared)) == found
    assert len(groups_of(found, in_one=True)) == min(count, 1)


def test_one_big_file_among_many_does_not_gather_the_others() -> None:
    shared = groups_of([*files(500, 60_000_000), *files(1, 10**12)], in_one=False)
    assert len(shared) == 501


def test_five_million_records_of_three_thousand_files_are_at_most_so_many_tasks() -> None:
    groups = [f"{STAGING}/{number:016x}" for number in range(250)]
    for group in groups:
        enter_batches(group, [Batch(f"{number:05d}", 1000, 0) for number in range(1, 21)])
    tasks = nightly.plan_batches(groups)
    assert len(tasks) <= MOST_MAPPED
    assert {len(task) for task in tasks} == {5}
    staged = list(chain.from_iterable(tasks))
    assert len(staged) == len(set(staged)) == 5000
    assert staged[0] == f"{groups[0]}/extracted/00001" and staged[-1] == f"{groups[-1]}/extracted/00020"


@pytest.mark.parametrize("count", [0, 1, MOST_MAPPED - 1, MOST_MAPPED, MOST_MAPPED + 1, 7 * MOST_MAPPED + 3])
def test_tasks_share_all_batches_in_their_order(count: int) -> None:
    names = [str(number) for number in range(count)]
    tasks = in_tasks(names)
    assert len(tasks) <= MOST_MAPPED
    assert list(chain.from_iterable(tasks)) == names
    assert len({len(task) for task in tasks[:-1]}) <= 1


def test_long_articles_make_smaller_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_BATCH_CHARS", 1000)
    bodies = ["x" * 10] * 4 + ["x" * 400] * 5
    articles = [Article("sada", str(place), "/in", place, body) for place, body in enumerate(bodies)]
    wrong = [Rejected("/in", None, "extract", "empty_body", "no text")] * 3
    made = in_batches([*articles, *wrong], Settings().batch_articles)
    assert [(len(kept), len(rejected)) for kept, rejected in made] == [(7, 0), (2, 3)]
    assert len(list(in_batches(articles, 4))) == 3
