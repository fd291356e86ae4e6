"""Silver labels: saved and read alike, laid onto the articles of the archive, refused where the tokens differ."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from training.silver import article_document, read_silver, silver_texts, write_silver

TITLE, BODY = "زيارة إلى المنستير", "وصل سامي بن عمر إلى المنستير أمس."
ARTICLE = f"<DOC><TITLE>{TITLE}</TITLE><TEXT>{BODY}</TEXT></DOC>"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "corpora").mkdir()
    with zipfile.ZipFile(tmp_path / "corpora/antcorpus.zip", "w") as archive:
        archive.writestr("ANT/society/1.txt", ARTICLE)
        archive.writestr("ANT/society/2.txt", ARTICLE.replace("سامي", "كمال"))
    return tmp_path


def test_labels_stand_on_the_tokens_they_were_made_for(data: Path, tmp_path: Path) -> None:
    tokens = article_document(TITLE, BODY).tokens
    first = tokens.index("سامي")
    rows = [("ANT/society/1.txt", len(tokens), [(2, 3, "LOC"), (first, first + 3, "PER")])]
    write_silver(tmp_path / "silver.tsv.gz", rows)
    assert list(read_silver(tmp_path / "silver.tsv.gz").values()) == rows
    (text,) = silver_texts(data, tmp_path / "silver.tsv.gz")
    marked = [
        (token, label) for token, label in zip(text.document.tokens, text.labels, strict=True) if label != "O"
    ]
    assert marked == [("المنستير", "B-LOC"), ("سامي", "B-PER"), ("بن", "I-PER"), ("عمر", "I-PER")]


def test_other_tokens_are_refused(data: Path, tmp_path: Path) -> None:
    write_silver(tmp_path / "silver.tsv.gz", [("ANT/society/2.txt", 3, [])])
    with pytest.raises(ValueError, match=r"2\.txt has .* tokens, not 3"):
        list(silver_texts(data, tmp_path / "silver.tsv.gz"))


def test_the_shipped_labels_are_well_formed() -> None:
    rows = read_silver()
    assert len(rows) > 1000
    for name, tokens, names in rows.values():
        assert name.endswith(".txt")
        edges = [place for first, past, _ in names for place in (first, past)]
        assert edges == sorted(edges) and (not edges or edges[-1] <= tokens)
        assert {kind for _, _, kind in names} <= {"PER", "ORG", "LOC", "MISC"}
