"""Each report as a page: its form, what it answers, and its file."""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile

import pytest
from pyarrow.parquet import read_table

from etl.report.parameters import TYPES
from etl.report.questions import all_questions, find_question
from etl.web.language import words

QUESTIONS = all_questions()
GIVEN = {
    "date": "2025-04-20",
    "count": "3",
    "integer": "3",
    "number": "0.5",
    "country": "العراق",
    "entity": "العراق",
}


def given(question):
    """What its parameters must be told."""
    return {
        each.name: GIVEN.get(each.type, "alsabaah") for each in question.parameters if each.default is None
    }


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_report_opens_with_its_form_its_sql_and_its_table(client, question):
    page = client.get(f"/reports/{question.name}", params={**given(question), "lang": "ar"})
    assert page.status_code == 200
    assert html.escape(question.question_ar) in page.text
    assert 'class="wrong"' not in page.text
    inputs = set(re.findall(r'<(?:input|select) name="(\w+)"', page.text))
    assert inputs == {each.name for each in question.parameters}
    shown = html.unescape(re.search(r'<pre class="sql"[^>]*><code>(.*?)</code>', page.text, re.DOTALL)[1])
    assert shown.strip() == question.sql.strip()
    assert "<table" in page.text or 'class="nothing"' in page.text


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_report_has_its_file(here, question):
    file = here.get(f"/reports/{question.name}.csv", params=given(question))
    assert file.status_code == 200
    assert file.headers["content-type"] == "text/csv; charset=utf-8"
    assert file.headers["content-disposition"] == f'attachment; filename="{question.name}.csv"'
    assert file.text.startswith("\ufeff")
    (heading, *_) = csv.reader(io.StringIO(file.text.removeprefix("\ufeff")))
    assert heading == list(question.columns)


def test_a_report_is_also_a_workbook_and_a_parquet_file(here):
    page = here.get("/reports/countries_named", params={"most": "3"}).text
    files = re.findall(r'href="(/reports/countries_named\.(\w+)\?[^"]*)"', page)
    assert [ending for _, ending in files] == ["csv", "xlsx", "parquet"]
    _, workbook, parquet = (here.get(html.unescape(address)).content for address, _ in files)
    with zipfile.ZipFile(io.BytesIO(workbook)) as sheets:
        sheet = sheets.read("xl/worksheets/sheet1.xml").decode()
    read = read_table(io.BytesIO(parquet))
    assert sheet.count("<row ") == read.num_rows + 1 > 1
    assert set(read.column_names) <= set(find_question("countries_named").columns)
    assert here.get("/reports/countries_named.exe").status_code == 404


def test_the_list_names_every_report_in_the_reader_s_language(here):
    arabic, english = here.get("/reports?lang=ar").text, here.get("/reports?lang=en").text
    for question in QUESTIONS:
        assert f'href="/reports/{question.name}"' in arabic
        assert html.escape(question.question_ar, quote=False) in html.unescape(arabic)
        assert question.question_en in html.unescape(english)


def test_a_report_that_must_be_told_something_asks_for_it(here):
    page = here.get("/reports/entity_articles")
    assert page.status_code == 200
    assert re.search(r'name="name"[^>]*\srequired', page.text)
    assert "<table" not in page.text


def test_a_name_is_found_by_any_spelling(here):
    assert here.get("/reports/entity_articles", params={"name": "العِراق"}).text.count("<tr>") == 2


def test_a_name_that_means_several_shows_whom(loaded_several):
    page = loaded_several.get("/reports/entity_articles", params={"name": "السُوداني", "most": "5"})
    assert page.status_code == 200
    links = re.findall(r'href="(/reports/entity_articles\?[^"]*name=\d+[^"]*)"', page.text)
    assert len(links) == 2
    for link in links:
        answer = loaded_several.get(html.unescape(link))
        assert "<table" in answer.text
        assert 'name="most" type="number" value="5"' in answer.text


@pytest.fixture
def loaded_several(sqlite_template, tmp_path):
    """Two people of one family name."""
    import shutil
    from datetime import date

    from etl.load import open_warehouse
    from etl.records import Annotations, Mention, Sentence
    from etl.web.access import TokenAccess
    from etl.web.app import make_app
    from tests.conftest import _article, _entity, _loader
    from tests.web.conftest import browser

    def annotate(article):
        found = Annotations(article.version_id, "ar", [Sentence(0, len(article.body))], 2)
        found.anchor_on, found.anchor_basis = date(2025, 4, 20), "published"
        someone = _entity("PERSON", article.body, lexicon_id=f"person:{article.identity}", linked=True)
        found.entities.append(someone)
        found.mentions.append(Mention(0, len(article.body), "PERSON", someone.key, "lexicon", 0.9))
        return found

    shutil.copy(sqlite_template, tmp_path / "warehouse.db")
    engine = open_warehouse(f"sqlite:///{tmp_path}/warehouse.db")
    bodies = ("السوداني", "السّوداني")
    articles = [_article(str(n), body, position=n) for n, body in enumerate(bodies, 1)]
    _loader(engine)(articles, annotate=annotate)
    engine.dispose()
    with browser(make_app(f"sqlite:///{tmp_path}/warehouse.db", TokenAccess(None, "amal"))) as client:
        yield client


@pytest.mark.parametrize(
    ("parameters", "line"),
    [
        ({"most": "many"}, "most many: must be a whole number of 1 or more"),
        ({"since": "yesterday"}, "since yesterday: must be a day like 2025-03-01"),
        ({"most": "0", "lang": "ar"}, "most 0: يجب أن يكون عددًا صحيحًا من 1 فما فوق"),
    ],
)
def test_a_wrong_parameter_is_said_beside_the_form_in_the_reader_s_language(client, parameters, line):
    page = client.get("/reports/countries_named", params={"lang": "en", **parameters})
    assert page.status_code == 422
    said = re.search(r'<p class="wrong" role="alert">(.*?)</p>', page.text, re.DOTALL)[1]
    assert " ".join(html.unescape(re.sub(r"<[^>]*>", "", said)).split()) == line
    assert 'name="most"' in page.text


def test_a_name_of_nobody_is_said(client):
    page = client.get("/reports/entity_articles", params={"name": "<b>لا أحد</b>"})
    assert page.status_code == 422
    assert "<b>" not in page.text and "&lt;b&gt;لا أحد" in page.text


def test_every_type_of_parameter_has_its_words():
    assert {f"reports.wrong.{name}" for name in TYPES} <= words()["ar"].keys()


def test_there_is_no_report_of_another_name(client):
    for name in ("nothing", "..%2Fviews%2F10_current_article", "countries_named.sql"):
        for path in (f"/reports/{name}", f"/reports/{name}.csv"):
            assert client.get(path).status_code == 404


def test_hostile_text_is_text(client):
    page = client.get("/reports/entity_articles", params={"name": "<script>alert('x')</script>"}).text
    assert "<script>" not in page and "<img" not in page
    assert "&lt;script&gt;" in page
    assert not re.search("[\x00-\x08\u202a-\u202e]", page)
