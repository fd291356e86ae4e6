"""Cross-validation over texts."""

from __future__ import annotations

from dataclasses import dataclass

from training.folds import cross_validated, unseen


def test_each_text_has_what_was_learned_from_the_others() -> None:
    @dataclass(frozen=True)
    class Text:
        identity: str

    texts = [Text(f"text-{number}") for number in range(20)]
    learned = unseen(cross_validated(texts, frozenset), list)
    assert learned.keys() == {text.identity for text in texts}
    assert all(text not in learned[text.identity] for text in texts)
    assert all(learned[text.identity] for text in texts)
