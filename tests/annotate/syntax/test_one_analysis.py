"""Clitics are cut, letters folded and marks paired in ``etl/annotate/syntax`` alone; all others read what is there."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl import annotate

FOLDER = Path(annotate.__file__).parent
SYNTAX = FOLDER / "syntax"
# The cutter of sentences comes before tokens: it knows which marks close with a full stop, and pairs none.
OTHERS = sorted(p for p in FOLDER.rglob("*.py") if SYNTAX not in p.parents and p.name != "sentences.py")
# The parts of ``syntax`` that do so; a new one is a decision.
CUTTING = {"clitics.py", "dictionary_forms.py", "divisions.py", "tokens.py", "transcription.py"}
PAIRING = {"quotation.py", "tokens.py"}
CONJUGATING = {
    "paradigm.py",
    "spelling.py",
    "verbs.py",
    "part_of_speech_features.py",
}  # words are built of letters there

LETTERS_OF_CLITICS = frozenset("وفبلكسا")
MARKS = frozenset("«»“”„‹›″")
SEGMENTERS = frozenset(["CliticSegmenter", "shared_segmenter", "PROCLITICS"])
WORDS = frozenset(["key", "token", "word", "stem", "bare", "form"])


def literals(node: ast.AST) -> list[str]:
    return [
        each.value
        for each in ast.walk(node)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]


def is_arabic(text: str) -> bool:
    return any("\u0600" <= char <= "\u06ff" for char in text)


def of_a_word(node: ast.expr) -> bool:
    """Whether an expression is a word by its name: key, form.stem, tokens.keys[at]."""
    if isinstance(node, ast.Subscript):
        return (
            isinstance(node.value, ast.Attribute)
            and node.value.attr in ("keys", "forms", "tokens")
            and not (isinstance(node.slice, ast.Slice))
        )
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    return name in WORDS


def cuts(tree: ast.AST) -> Iterator[ast.AST]:
    """Where letters are cut off a word, or the clitics at its head told by its letters."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            given = [text for argument in node.args for text in literals(argument) if is_arabic(text)]
            cut = node.func.attr in ("removeprefix", "removesuffix", "strip", "lstrip", "rstrip") and given
            told = node.func.attr == "startswith" and any(
                LETTERS_OF_CLITICS.issuperset(text) for text in given
            )
            if cut or (
                told and not (isinstance(node.func.value, ast.Attribute) and "clitic" in node.func.value.attr)
            ):
                yield node
        elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice) and of_a_word(node.value):
            if any(
                isinstance(edge, ast.Constant | ast.UnaryOp) for edge in (node.slice.lower, node.slice.upper)
            ):
                yield node
        elif isinstance(node, ast.ImportFrom) and SEGMENTERS & {name.name for name in node.names}:
            yield node


def folds(tree: ast.AST) -> Iterator[ast.AST]:
    """Where letters are put for others, or the key of running text is made anew."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("maketrans", "translate") or (
                name == "replace" and any(map(is_arabic, literals(node)))
            ):
                yield node
            if name == "match_key" and any(
                isinstance(each, ast.Attribute) and each.attr == "tokens" for each in ast.walk(node)
            ):
                yield node


def pairs(tree: ast.AST) -> Iterator[ast.AST]:
    """Where quotation marks are named at all, but in docstrings."""
    said = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if id(node) not in said and isinstance(node, ast.Constant) and not MARKS.isdisjoint(str(node.value)):
            yield node


def lines(found: Iterator[ast.AST]) -> list[str]:
    return [f"{getattr(node, 'lineno', 0)}: {ast.unparse(node)}" for node in found]


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: str(path.relative_to(FOLDER)))
def test_nobody_else_cuts_folds_or_pairs(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert lines(cuts(tree)) == []
    assert lines(folds(tree)) == []
    assert lines(pairs(tree)) == []


@pytest.mark.parametrize("path", sorted(SYNTAX.glob("*.py")), ids=lambda path: path.name)
def test_each_part_of_the_syntax_keeps_to_its_own(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if path.name not in CUTTING | CONJUGATING:
        assert lines(cuts(tree)) == []
        assert lines(folds(tree)) == []
    if path.name not in PAIRING:
        assert lines(pairs(tree)) == []


@pytest.mark.parametrize(
    ("find", "code"),
    [
        (cuts, "key.removeprefix('ال')"),
        (cuts, "key.startswith(('وال', 'لل'))"),
        (cuts, "rest = key[1:]"),
        (cuts, "tokens.keys[at][:-2]"),
        (cuts, "from etl.annotate.syntax.clitics import shared_segmenter"),
        (folds, "text.replace('أ', 'ا')"),
        (folds, "word.translate(table)"),
        (folds, "match_key(document.tokens[at])"),
        (pairs, "OPENING = {'«': '»'}"),
    ],
)
def test_what_counts_is_found(find, code: str) -> None:
    assert lines(find(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "key.startswith('ذات')",
        "keys[1:]",
        "match.clitic.startswith('و')",
        "'''«نعم»'''",
        "match_key(row['form'])",
    ],
)
def test_what_does_not_count(code: str) -> None:
    tree = ast.parse(code)
    assert not lines(cuts(tree)) + lines(folds(tree)) + lines(pairs(tree))
