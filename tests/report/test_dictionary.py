"""docs/data-dictionary.md says what the tables, views and reports say of themselves, and leaves nothing out."""

from etl.load.span_view import FILE, span_view
from etl.load.tables import metadata
from etl.paths import SQL
from etl.report.dictionary import DICTIONARY, dictionary
from etl.report.questions import all_questions


def test_the_page_is_true_today() -> None:
    assert DICTIONARY.read_text("utf-8") == dictionary(), "renew it: python -m etl.report.dictionary"


def test_the_view_of_all_spans_follows_the_kinds() -> None:
    assert FILE.read_text("utf-8") == span_view(), "renew it: python -m etl.load.span_view"


def test_every_table_and_column_is_explained() -> None:
    for table in metadata.sorted_tables:
        assert table.comment, table.name
        for column in table.columns:
            assert column.comment, f"{table.name}.{column.name}"


def test_every_view_and_report_explains_its_columns() -> None:
    for view in (SQL / "views").glob("*.sql"):
        assert "-- column: " in view.read_text("utf-8"), view.name
    for question in all_questions():
        assert question.question_ar and question.question_en, question.name
        assert question.columns, question.name
        assert all(parameter.meaning for parameter in question.parameters), question.name
