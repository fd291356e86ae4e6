"""Words are data: the code that annotates spells none of its own, it asks the tables of ``etl/lexicon`` by class."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from etl import annotate, lexicon
from etl.lexicon.schema import TABLES

FOLDER = Path(annotate.__file__).parent

# Where code is about letters as such, how many literals there may be, and what they are.
LETTERS = {
    "document.py": (3, "what letters, vowel marks and separators a token is made of"),
    "events/lexicon.py": (5, "the endings of duals, and what joins alternatives"),
    "events/forms.py": (8, "the sexes and numbers of pronouns"),
    "pipeline.py": (2, "an article that asks for every table once"),
    "language.py": (6, "the letters and the article by which languages of one script are told apart"),
    "sentences.py": (1, "the letters of an era that may close a sentence"),
    "syntax/clitics.py": (35, "the letters of clitics, and what they are written like together"),
    "syntax/divisions.py": (48, "what leans on verbs and nouns, and how it is written"),
    "syntax/paradigm.py": (6, "the affixes that tell a verb of the present or past"),
    "syntax/quotation.py": (2, "the marks that a quotation leans on"),
    "syntax/spelling.py": (57, "how sounds are written"),
    "syntax/tokens.py": (26, "punctuation, the article, the endings of number, the letters of the present"),
    "syntax/transcription.py": (3, "letters that transcribe one sound"),
    "syntax/verbs.py": (192, "the patterns and affixes of conjugation"),
}
# Folders whose words still stand in the code, all files not named above together. A number may only become less.
STILL_IN_CODE = {"events": 85, "names": 15, "statements": 33, "syntax": 285}


def literals(path: Path) -> list[str]:
    """The texts with Arabic letters in a module, but docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    said = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in said]
    return [
        node.value
        for node in texts
        if isinstance(node.value, str) and any("\u0600" <= char <= "\u06ff" for char in node.value)
    ]


def modules() -> dict[str, Path]:
    return {path.relative_to(FOLDER).as_posix(): path for path in sorted(FOLDER.rglob("*.py"))}


@pytest.mark.parametrize("name", LETTERS)
def test_where_code_is_about_letters_there_are_no_more_of_them(name):
    allowed, reason = LETTERS[name]
    assert len(literals(modules()[name])) <= allowed, reason


def test_words_leave_the_code():
    found: Counter[str] = Counter()
    texts: dict[str, list[str]] = {}
    for name, path in modules().items():
        if name not in LETTERS and (spelt := literals(path)):
            texts[name] = spelt
            found[name.partition("/")[0]] += len(spelt)
    over = {folder for folder, count in found.items() if count > STILL_IN_CODE.get(folder, 0)}
    assert not over, {name: spelt for name, spelt in texts.items() if name.partition("/")[0] in over}


@pytest.mark.parametrize("table", ["name_words", "organisation_kinds", "entity_kinds"])
def test_somebody_asks_for_every_class(table):
    asked = {
        node.value
        for path in modules().values()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
    }
    assert TABLES[table].values["class"] <= asked


@pytest.mark.parametrize(
    ("kinds", "tables"),
    [("organisation_kinds", ["organisation_heads"]), ("entity_kinds", lexicon.ENTITY_TABLES)],
)
def test_a_kind_is_one_of_those_in_the_tables(kinds, tables):
    known = {row["kind"] for table in tables for row in lexicon.read_lexicon(table)}
    assert {row["kind"] for row in lexicon.read_lexicon(kinds)} <= known


def test_every_person_of_the_lexicons_has_a_field():
    fields = {row["kind"] for row in lexicon.read_lexicon("entity_kinds")}
    assert {row["kind"] for row in lexicon.read_lexicon("entities_people")} <= fields


def test_what_counts_is_found(tmp_path):
    path = tmp_path / "module.py"
    path.write_text('"""قال"""\nSAID = frozenset(["قال", "said"])\n', "utf-8")
    assert literals(path) == ["قال"]
