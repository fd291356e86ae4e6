"""Records come back from staging as they went in, and a batch is there whole or not at all."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from etl.records import Annotations, CleanArticle, DateExpression, Mention, Rejected, Sentence
from etl.runs.staging import exists, read_records, remove, write_records

ARTICLE = CleanArticle(
    article_id=7,
    version_id=8,
    content_sha256="aa",
    source="sada",
    identity="1",
    address="file:///a.jsonl",
    position=1,
    body="قال الوزير",
    body_sha256="bb",
    clean_body="قال الوزير",
    offsets=[1, 2, 3, 4],
    published_at=datetime(2025, 3, 1, 9, 30, tzinfo=UTC),
    published_on=date(2025, 3, 1),
    repairs={"tatweel": 2},
    notes=["observed: غدا"],
)

ANNOTATIONS = Annotations(
    version_id=8,
    language="ar",
    sentences=[Sentence(0, 4), Sentence(4, 10)],
    mentions=[Mention(0, 3, "LOC", 5, "countries", 1.0)],
    dates=[
        DateExpression(
            0, 3, "2025", "2025", None, date(2025, 12, 31), "year", "gregorian", "date", "none", "year"
        )
    ],
)


@pytest.mark.parametrize("root", ["folder", "memory://staging"])
@pytest.mark.parametrize(
    "record", [ARTICLE, ANNOTATIONS, Rejected("a", None, "extract", "empty_body", "no text")]
)
def test_records_come_back_equal(root: str, record: object, tmp_path: Path) -> None:
    address = f"{tmp_path if root == 'folder' else root}/group/one.arrow"
    write_records(address, type(record), [record, record])
    assert read_records(address, type(record)) == [record, record]
    assert exists(address)
    remove(address.rsplit("/", 1)[0])
    assert not exists(address)


def test_lists_of_any_length_keep_to_their_records(tmp_path: Path) -> None:
    given = [Annotations(1), ANNOTATIONS, Annotations(2), ANNOTATIONS]
    write_records(f"{tmp_path}/lists.arrow", Annotations, given)
    assert read_records(f"{tmp_path}/lists.arrow", Annotations) == given


def test_no_records_are_a_batch_too(tmp_path: Path) -> None:
    address = f"{tmp_path}/none.arrow"
    write_records(address, CleanArticle, [])
    assert read_records(address, CleanArticle) == []


def test_a_part_written_file_is_not_a_batch(tmp_path: Path) -> None:
    (tmp_path / "one.arrow.part").write_bytes(b"half")
    assert not exists(f"{tmp_path}/one.arrow")
