"""Names on corpora labelled by others, where they are present: a held-back fifth of CLEANANERCorp, and AQMAR.

The tagger that reads the held-back block is trained on the other four, without silver labels (whoever made them has
seen the block), once for each shipped model: it is kept under ``var/quality``. AQMAR's labels (Wikipedia) are never
trained on. Their conventions are not ours in everything: CLEANANERCorp marks no ministry and no army, and leaves شركة
and وكالة out, so our own reading scores lower there.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from pathlib import Path

from etl.annotate.names import NameAnnotator
from etl.annotate.names.spans import NameTokens
from etl.annotate.names.tagger import MODEL, TYPES, NameTagger
from etl.paths import PROJECT
from training.name_data import LabelledText, labelled_texts, read_bio, spans
from training.train_names import CORPUS, SCORED, blocks, examples, save, train

DATA = PROJECT.parent / "shared"
KEPT = PROJECT / "var" / "quality"
HELD_BACK = 0  # the block

Counts = Counter[tuple[str, str]]


def annotated(texts: list[LabelledText], tagger: NameTagger) -> Counts:
    """By type: the names marked by hand (gold), by the whole annotator (found), and by both alike (right)."""
    annotator = NameAnnotator(tagger)
    total: Counts = Counter()
    for text in texts:
        names = annotator.names(NameTokens(text.document))
        short = {long: kind for kind, long in TYPES.items()}
        found = {(name.first, name.past, short[name.type]) for name in names}
        gold = set(spans(text.labels))
        for what, marked in (("gold", gold), ("found", found), ("right", gold & found)):
            total.update((kind, what) for _, _, kind in marked)
    return total


def f1(counts: Counts, kinds: tuple[str, ...] = SCORED) -> float:
    """Strict span F1 over some types."""
    gold, found, right = (sum(counts[kind, what] for kind in kinds) for what in ("gold", "found", "right"))
    return 2 * right / max(1, gold + found)


def _held_back_tagger(others: list[LabelledText], corpus: Path) -> NameTagger:
    digest = blake2b(MODEL.read_bytes() + corpus.read_bytes(), digest_size=8).hexdigest()
    model = KEPT / f"names-without-{HELD_BACK}-{digest}.tsv.gz"
    if not model.is_file():
        KEPT.mkdir(parents=True, exist_ok=True)
        trained = model.with_suffix(".crfsuite")
        train(examples(others), trained)
        save(trained, model)
        trained.unlink()
    return NameTagger(model)


def figures() -> dict[str, float]:
    """Strict F1 on each corpus that is there; none where none is."""
    found: dict[str, float] = {}
    if (corpus := DATA / CORPUS).is_file():
        parts = [list(labelled_texts(block)) for block in blocks(read_bio(corpus))]
        held_back = parts.pop(HELD_BACK)
        counts = annotated(held_back, _held_back_tagger([text for part in parts for text in part], corpus))
        found["held_back_f1"] = f1(counts)
        found |= {f"held_back_{kind.lower()}_f1": f1(counts, (kind,)) for kind in SCORED}
    if (aqmar := DATA / "aqmar_dev.txt").is_file():
        found["aqmar_f1"] = f1(annotated(list(labelled_texts(read_bio(aqmar))), NameTagger()))
    return found
