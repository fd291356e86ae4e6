"""Every table keeps its rules, and what breaks one is named by file and line."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import etl
from etl.lexicon import FOLDER, LexiconError, read_lexicon, read_table, rows_of_class
from etl.lexicon.schema import TABLES, Table

RULES = Table(
    ("word", "class", "note"),
    {"class": frozenset(["noun", "verb"]), "note": frozenset("1")},
    "word",
    frozenset(["note"]),
)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tsv")), ids=lambda path: path.stem)
def test_every_table_keeps_its_rules(path):
    assert read_lexicon(path.stem)


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["قال\tverp\t"], ":3: class 'verp' must be of noun, verb"),
        (["قال\tverb|nuon\t"], ":3: class 'verb|nuon' must be of"),
        (["قال\t\t"], ":3: class '' must be of"),
        (["قال\tverb\t2"], ":3: note '2' must be of 1"),
        (["قال\tverb"], ":3: 2 cells where there are 3 columns"),
        (["قال\tverb\t\t"], ":3: 4 cells where there are 3 columns"),
        (["قال\tverb\t", "", "دعا\tverb\t"], ":4: 1 cells where there are 3 columns"),
        (["قال\tverb\t", "# a remark", "قال\tnoun\t"], ":5: قال stands in line 3 already"),
    ],
)
def test_a_broken_rule_names_file_and_line(tmp_path, lines, fault):
    path = tmp_path / "words.tsv"
    path.write_text("\n".join(["# Source: none", "word\tclass\tnote", *lines, ""]), "utf-8")
    with pytest.raises(LexiconError) as error:
        read_table(path, RULES)
    assert str(error.value).startswith(f"{path}{fault}")


def test_a_row_stands_once_where_no_column_is_unique(tmp_path):
    path = tmp_path / "words.tsv"
    path.write_text("word\nقال\nقال", "utf-8")
    with pytest.raises(LexiconError, match=":3: the row stands in line 2 already"):
        read_table(path, Table(("word",)))


def test_other_columns_are_an_error(tmp_path):
    path = tmp_path / "words.tsv"
    path.write_text("# Source: none\nword\tkind\tnote\n", "utf-8")
    with pytest.raises(LexiconError, match=":2: the columns must be word, class, note"):
        read_table(path, RULES)


def test_a_table_of_remarks_is_no_table(tmp_path):
    path = tmp_path / "words.tsv"
    path.write_text("# Source: none\n", "utf-8")
    with pytest.raises(LexiconError, match="there is no header"):
        read_table(path, RULES)


def test_a_table_without_rules_cannot_be_read():
    with pytest.raises(LexiconError, match=r"says nothing of colours\.tsv"):
        read_lexicon("colours")


def test_an_unknown_class_is_an_error():
    with pytest.raises(LexiconError, match=r"statement_words.tsv has no class 'prepozition'"):
        rows_of_class("statement_words", "prepozition")


def test_every_class_the_code_asks_for_is_in_the_tables():
    asked = {"word_class": "statement_words", "name_words": "name_words"}
    known = {name: TABLES[table].values["class"] for name, table in asked.items()}
    found = [
        (call.func.id, argument.value)
        for path in Path(etl.__file__).parent.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in asked
        for argument in call.args
        if isinstance(argument, ast.Constant)
    ]
    assert len(found) > 100
    assert {(name, kind) for name, kind in found if kind not in known[name]} == {
        ("word_class", "title"),
        ("word_class", "institution"),
    }


def test_every_declared_value_is_used():
    """A value that no row has would hide a misspelt question."""
    for name, table in TABLES.items():
        for column, known in table.values.items():
            if column == "class":
                used = {value for row in read_lexicon(name) for value in row[column].split("|")}
                assert used - {""} == known, (name, column)
