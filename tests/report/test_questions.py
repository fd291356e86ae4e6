"""The ready questions run unchanged on both engines, with their columns as their headers say."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from etl.errors import UserError
from etl.records import Mention
from etl.report.answers import answer
from etl.report.questions import Parameter, Question, all_questions, find_question, read_question

VALUES = {
    "date": "2025-03-01",
    "count": "3",
    "text": "EG",
    "number": "1.5",
    "country": "iq",
    "outlet": "alsabaah",
    "entity": "العراق",
}


def _value(parameter: Parameter) -> str:
    return parameter.choices[-1].lower() if parameter.choices else VALUES[parameter.type]


def test_every_question_runs_on_an_empty_warehouse(engine: Engine, subtests) -> None:
    for question in all_questions():
        required = [each for each in question.parameters if each.default is None]
        if any(each.type == "entity" for each in required):
            continue  # it asks about somebody, and there is nobody yet
        with subtests.test(question.name), engine.connect() as connection:
            found = answer(connection, question, {each.name: _value(each) for each in required})
            assert found.columns == list(question.columns)


def test_every_question_gives_its_columns(engine: Engine, load, article, subtests) -> None:
    """With its defaults, and with every parameter given."""
    load([article()])
    for question in all_questions():
        required = [each for each in question.parameters if each.default is None]
        for parameters in (required, question.parameters):
            with subtests.test(question.name), engine.connect() as connection:
                found = answer(connection, question, {each.name: _value(each) for each in parameters})
                assert found.columns == list(question.columns)


def test_a_parameter_is_bound_not_pasted(engine: Engine) -> None:
    with engine.connect() as connection:
        given = {"run": "x'; DROP TABLE source; --"}
        assert answer(connection, find_question("rejects_by_reason"), given).rows == []
        assert answer(connection, Question("sources", "SELECT count(*) FROM source")).rows == [(0,)]


@pytest.mark.parametrize(
    ("report", "given", "said"),
    [
        ("articles_per_outlet_and_day", {"sinec": "2025-03-01"}, "sinec; it takes since, until, outlet"),
        ("articles_per_outlet_and_day", {"since": "yesterday"}, "a day like"),
        ("articles_per_outlet_and_day", {"since": "2025-02-30"}, "a day like"),
        ("articles_per_outlet_and_day", {"since": "null"}, "a day like"),
        ("articles_per_outlet_and_day", {"outlet": "alsabah"}, "there are alsabaah"),
        ("countries_named", {"most": "-1"}, "a whole number from 1"),
        ("countries_named", {"most": "0"}, "a whole number from 1"),
        ("countries_named", {"most": "null"}, "a whole number from 1"),
        ("countries_named", {"most": "99999999999999999999"}, "a whole number from 1"),
        ("countries_named", {"most": "2.5"}, "a whole number from 1"),
        ("countries_together", {"country": "XX"}, "a country's ISO code"),
        ("entity_articles", {}, "--param name="),
        ("entity_articles", {"name": "فلان الفلاني"}, "فلان الفلاني"),
    ],
)
def test_a_wrong_parameter_is_said_in_one_line(engine: Engine, load, article, report, given, said) -> None:
    load([article()])
    with engine.connect() as connection, pytest.raises(UserError, match=said) as raised:
        answer(connection, find_question(report), given)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("written", ["iq", "IQ", " Iq", "iraq", "العراق"])
def test_a_country_is_given_by_code_or_name_in_any_case(
    engine: Engine, load, article, annotate, entity, written
) -> None:
    def with_egypt(each):
        found = annotate(each)
        found.entities.append(entity("LOC", "مصر", country="EG", lexicon_id="country:EG", linked=True))
        found.mentions.append(Mention(0, 3, "LOC", found.entities[-1].key, "test"))
        return found

    load([article()], annotate=with_egypt)
    with engine.connect() as connection:
        found = answer(connection, find_question("countries_together"), {"country": written})
    assert found.rows == [("مصر", "العراق", "EG", "IQ", 1, 1)]


def test_an_outlet_is_given_by_slug_or_name_in_any_case(engine: Engine, load, article) -> None:
    load([article()])
    with engine.begin() as connection:
        connection.execute(text("UPDATE source SET name_ar = 'الصباح', name_en = 'Al Sabaah'"))
        for written in ("ALSABAAH", "الصباح", "al sabaah"):
            given = {"outlet": written}
            assert len(answer(connection, find_question("articles_per_outlet_and_day"), given).rows) == 1


def test_a_question_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(UserError, match="countries_named"):
        find_question("countires")
    with pytest.raises(UserError):
        find_question("../checks/entities_exist")


def test_a_misspelt_header_is_said_with_its_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.sql"
    file.write_text("-- param: since dat = 2025-01-01\nSELECT 1", "utf-8")
    with pytest.raises(UserError, match=r"mine.*since dat"):
        read_question(file)


def test_sql_the_engine_refuses_is_one_line(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(UserError, match="nowhere") as raised:
        answer(connection, Question("the statement", "SELECT * FROM nowhere"))
    assert "\n" not in str(raised.value)


def test_a_name_in_double_quotes_that_is_no_column_is_refused(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(UserError, match="Actor Nme"):
        answer(connection, Question("the statement", 'SELECT "Actor Nme" FROM polecat_events'))


def test_a_name_in_double_quotes_may_hold_whatever_it_likes(engine: Engine) -> None:
    sql = """SELECT 1 AS "a ""b"": `c`", '"x"' AS "عدد" /* "y" */ WHERE 'a' <> '"'"""
    with engine.connect() as connection:
        assert answer(connection, Question("the statement", sql)) == (['a "b": `c`', "عدد"], [(1, '"x"')])


def test_a_statement_that_is_no_question_is_refused(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(UserError):
        answer(connection, Question("the statement", "DELETE FROM source"))
