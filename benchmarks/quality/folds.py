"""Names in cross-validation over articles marked by hand, and on corpora labelled by others, where they are present.

Every marked article (``training/marked_news.py``) is read by the whole annotator with a tagger that learned from the
other folds, and from those that only teach. A block of CLEANANERCorp is read by one whose prior learned from the
corpus's other blocks, without silver labels (whoever made them has seen the block). AQMAR's labels (Wikipedia) are
never trained on. Others' conventions are not ours: CLEANANERCorp marks no ministry and no army and leaves شركة and
وكالة out, so our reading scores lower there.

    python -m benchmarks.quality.folds

trains the taggers, which takes minutes, and keeps them under ``var/quality`` as long as the shipped model stays the
same; ``python -m benchmarks.quality`` prints the figures of those kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path

from etl.annotate.names import NameAnnotator
from etl.annotate.names.spans import NameTokens
from etl.annotate.names.tagger import MODEL, TYPES, NameTagger
from etl.paths import PROJECT
from etl.records import Annotations
from training import train_names, train_prior
from training.crfsuite import save
from training.marked_news import DEVELOPMENT, FILES, MarkedArticle, marked_articles, taught_articles
from training.name_data import LabelledText, labelled_texts, read_bio, spans

DATA = PROJECT.parent / "shared"
KEPT = PROJECT / "var" / "quality"
HELD_BACK = 0  # the block
TYPED = {"": ("PERSON", "LOC", "ORG"), "person_": ("PERSON",), "loc_": ("LOC",), "org_": ("ORG",)}

Counts = Counter[tuple[str, str]]  # by type: what was marked by hand (gold), found, and both (right)
Training = Callable[[Path], None]


def count(total: Counts, gold: set[tuple[int, int, str]], found: set[tuple[int, int, str]]) -> None:
    """Add the names of a text, each with its type at its end."""
    for what, names in (("gold", gold), ("found", found), ("right", gold & found)):
        total.update((kind, what) for _, _, kind in names)


def f1(counts: Counts, kinds: tuple[str, ...]) -> float:
    """Strict span F1 over some types."""
    gold, found, right = (sum(counts[kind, what] for kind in kinds) for what in ("gold", "found", "right"))
    return 2 * right / max(1, gold + found)


def on_marked(articles: Iterable[MarkedArticle], tagger: NameTagger) -> Counts:
    """What the whole annotator reads in marked articles, in characters of their texts."""
    annotator, total = NameAnnotator(tagger), Counts()
    for article in articles:
        found = Annotations(version_id=0)
        annotator.annotate(article.text.document, found)
        names = {(*article.offsets.to_source(each.start, each.end), each.type) for each in found.mentions}
        count(total, set(article.names), names)
    return total


def on_labelled(texts: Iterable[LabelledText], tagger: NameTagger) -> Counts:
    """What the whole annotator reads in texts with labels, in tokens."""
    annotator, total = NameAnnotator(tagger), Counts()
    for text in texts:
        names = annotator.names(NameTokens(text.document))
        gold = {(first, past, TYPES[kind]) for first, past, kind in spans(text.labels)}
        count(total, gold, {(name.first, name.past, name.type) for name in names})
    return total


def _tagger(name: str, train: Training | None, *data: str) -> NameTagger | None:
    """The tagger kept under a name for this model and data files; else one trained now, or none."""
    content = b"".join(path.read_bytes() for path in (MODEL, *(DATA / file for file in data)))
    model = KEPT / f"names-{name}-{blake2b(content, digest_size=8).hexdigest()}.tsv.gz"
    if train is not None and not model.is_file():
        KEPT.mkdir(parents=True, exist_ok=True)
        train(model)
    return NameTagger(model) if model.is_file() else None


@cache
def _articles() -> list[MarkedArticle]:
    return marked_articles(DATA)


@cache
def _taught() -> list[MarkedArticle]:
    return list(taught_articles(DATA))


@cache
def _lessons(prior: Path) -> train_names.Lessons:
    return train_names.lessons([*_articles(), *_taught()], prior)


def unseen(training: bool) -> list[tuple[NameTagger, list[MarkedArticle]]]:
    """The marked articles, by fold, each with a tagger that has not learned from them; none where one is not kept."""
    files = [file for file in FILES.values() if (DATA / file).is_file()]
    found = []
    for fold, (learned, asked) in enumerate(train_names.folds(_articles()) if files else ()):
        train = partial(_adapt, learned, train_prior.PRIOR) if training else None
        tagger = _tagger(f"fold-{fold}", train, *files)
        if tagger is None:
            return []
        found.append((tagger, asked))
    return found


def marked(training: bool) -> dict[str, float]:
    """Strict F1 of the annotator over the marked articles, by press and by type; those of development apart.

    The rules and lists were made by people who read the others, and not those.
    """
    parts: dict[str, Counts] = {}
    for tagger, asked in unseen(training):
        for article in asked:
            counts = on_marked([article], tagger)
            for part in (f"{article.press}_", *([""] if article.press != DEVELOPMENT else [])):
                parts.setdefault(part, Counts()).update(counts)
    return {
        f"marked_{part}{typed}f1": f1(counts, kinds)
        for part, counts in parts.items()
        for typed, kinds in TYPED.items()
    }


def _adapt(learned: list[MarkedArticle], prior: Path, model: Path) -> None:
    train_names.train([*learned, *_taught()], _lessons(prior), prior, model)


def held_back(training: bool) -> dict[str, float]:
    """Strict F1 of the annotator on the block of CLEANANERCorp that neither its tagger nor its prior saw."""
    if not (DATA / train_prior.CORPUS).is_file():
        return {}
    parts = [list(labelled_texts(block)) for block in train_prior.blocks(read_bio(DATA / train_prior.CORPUS))]
    asked = parts.pop(HELD_BACK)

    def train(model: Path) -> None:
        trained, prior = model.with_suffix(".crfsuite"), model.with_suffix(".prior")
        train_prior.train(train_prior.examples([text for part in parts for text in part]), trained)
        save(trained, prior)
        _adapt(_articles(), prior, model)
        trained.unlink()
        prior.unlink()

    tagger = _tagger(f"without-{HELD_BACK}", train if training else None, train_prior.CORPUS)
    if tagger is None:
        return {}
    counts = on_labelled(asked, tagger)
    return {f"held_back_{typed}f1": f1(counts, kinds) for typed, kinds in TYPED.items()}


def figures(training: bool = False) -> dict[str, float]:
    """Strict F1 on each corpus that is there and for which the taggers are kept, or trained now."""
    found = marked(training) | held_back(training)
    if (aqmar := DATA / "train" / "aqmar_dev.txt").is_file():
        found["aqmar_f1"] = f1(on_labelled(labelled_texts(read_bio(aqmar)), NameTagger()), TYPED[""])
    return found


def main() -> None:
    """Train what is not kept, and print."""
    for metric, value in figures(training=True).items():
        print(f"{metric:<32} {value:8.3f}")


if __name__ == "__main__":
    main()
