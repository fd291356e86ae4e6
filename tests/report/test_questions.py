"""The ready questions run unchanged on both engines, with their columns as their headers say."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.errors import UserError
from etl.report.answers import answer
from etl.report.questions import Question, all_questions, find_question, read_question


@pytest.mark.parametrize("question", all_questions(), ids=lambda question: question.name)
def test_a_question_runs_with_its_defaults_and_gives_its_columns(engine: Engine, question: Question) -> None:
    with engine.connect() as connection:
        found = answer(connection, question)
    assert found.columns == list(question.columns)


@pytest.mark.parametrize("question", all_questions(), ids=lambda question: question.name)
def test_a_question_runs_with_every_parameter_given(engine: Engine, question: Question) -> None:
    values = {"date": "2025-03-01", "integer": "3", "number": "0.5", "text": "EG"}
    given = {parameter.name: values[parameter.type] for parameter in question.parameters}
    with engine.connect() as connection:
        assert answer(connection, question, given).columns == list(question.columns)


def test_a_parameter_is_bound_not_pasted(engine: Engine) -> None:
    with engine.connect() as connection:
        given = {"outlet": "x'; DROP TABLE source; --"}
        assert answer(connection, find_question("articles_per_outlet_and_day"), given).rows == []
        assert answer(connection, Question("sources", "SELECT count(*) FROM source")).rows == [(0,)]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"sinec": "2025-03-01"}, "since"),
        ({"since": "yesterday"}, "a day like"),
        ({"since": "2025-02-30"}, "a day like"),
    ],
)
def test_a_wrong_parameter_is_said_in_one_line(given: dict[str, str], said: str) -> None:
    with pytest.raises(UserError, match=said) as raised:
        find_question("articles_per_outlet_and_day").statement(given)
    assert "\n" not in str(raised.value)


def test_a_question_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(UserError, match="countries_named"):
        find_question("countires")
    with pytest.raises(UserError):
        find_question("../checks/entities_exist")


def test_a_misspelt_header_is_said_with_its_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.sql"
    file.write_text("-- param: since dat = 2025-01-01\nSELECT 1", "utf-8")
    with pytest.raises(UserError, match=r"mine\.sql.*since dat"):
        read_question(file)


def test_sql_the_engine_refuses_is_one_line(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(UserError, match="nowhere") as raised:
        answer(connection, Question("the statement", "SELECT * FROM nowhere"))
    assert "\n" not in str(raised.value)


def test_a_statement_that_is_no_question_is_refused(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(UserError):
        answer(connection, Question("the statement", "DELETE FROM source"))
