"""``sql/views/12_annotation_span.sql``: every span of every kind of annotation as one view, for checks and pages.

Written anew by ``python -m etl.load.span_view`` when a kind declares another span; a test holds it to that.
"""

# ruff: noqa: E501  (a line of the view describes a column in two languages)

from __future__ import annotations

from collections.abc import Iterator

from etl.kinds import Column, Kind, SpanFields
from etl.paths import SQL
from etl.records import KINDS

FILE = SQL / "views" / "12_annotation_span.sql"
_HEAD = """\
-- Every span that was read out of a version, whatever its kind, with the words kept beside it.
-- Made by `python -m etl.load.span_view` from the kinds themselves.
-- Grain: a span of an annotation; one that is not there (an implicit speaker) has no row.
-- ar: كل موضع استُخرج من نسخة، مع كلماته المحفوظة بجانبه. الصف: موضع؛ وما لا موضع له (متكلم مضمر) لا صف له.
-- column: version_id | النسخة التي استُخرج منها | the version it was read from
-- column: kind | الجدول، وأي مقطع من مقاطعه إن تعددت | the table, and of a table with several spans which
-- column: ordinal | ترتيب الاستخراج بين أمثاله في النسخة | place of the annotation among its kind in that version
-- column: start_offset | أول حرف في article_version.body، بدءًا من الصفر | first character in article_version.body, from 0
-- column: end_offset | الحرف الذي يلي آخره | the character after its last
-- column: surface | الكلمات كما يكررها الجدول؛ فارغ: لا يكررها | the words as the table repeats them; null: it repeats none
CREATE VIEW annotation_span AS
SELECT
    version_id,
    kind,
    ordinal,
    start_offset,
    end_offset,
    surface
FROM (
"""
# Filtered once, outside: of parts with a condition of their own PostgreSQL reads the whole table though a few versions
# are asked for.
_TAIL = """
) AS span
WHERE start_offset IS NOT NULL OR end_offset IS NOT NULL OR surface IS NOT NULL;
"""


def span_view() -> str:
    """The view's file."""
    parts = (_part(kind, span) for kind in KINDS.values() for span in kind.spans)
    lines = "\nUNION ALL\n".join("\n".join(lines) for lines in parts).splitlines()
    return _HEAD + "\n".join(f"    {line}" for line in lines) + _TAIL


def _part(kind: Kind, span: SpanFields) -> Iterator[str]:
    yield "SELECT"
    yield "    version_id,"
    yield f"    '{f'{kind.name} {span.name}'.strip()}' AS kind,"
    yield "    ordinal,"
    yield f"    {_as(kind.columns[span.start].name, 'start_offset')},"
    yield f"    {_as(kind.columns[span.end].name, 'end_offset')},"
    yield f"    {_words(span.words)}"
    yield f"FROM {kind.name}"


def _words(words: Column | None) -> str:
    return "CAST(NULL AS TEXT) AS surface" if words is None else _as(words.name, "surface")


def _as(column: str, name: str) -> str:
    return column if column == name else f"{column} AS {name}"


if __name__ == "__main__":
    FILE.write_text(span_view(), "utf-8")
