"""Train the name tagger on articles marked by hand to our conventions, and say how well it does.

    python -m training.train_names DATA [--folds] [--without GROUPS]

DATA is the folder that holds ``train/names_ant.jsonl``, ``train/names_recent.jsonl``, ``dev/corpus`` and the ANT
corpus; what ``name_labels.tsv`` says of that and of our own news teaches too. With ``--folds`` nothing is saved: strict
F1 of the tagger alone in cross-validation over the articles is printed instead, by type and press. ``--without hs``
leaves out the feature groups h and s (``etl/annotate/names/features.py`` names them) and ``--without =`` the prior.

The marked articles are few, so the tagger starts from the prior: what ``training/train_prior.py`` learned from more
text with other conventions. Its score of each label is a feature of a token, with the score as its value: training
finds how far to trust it, and what to correct. Sums of weights added up are sums of weights, so the two are saved as
one model.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pycrfsuite

from etl.annotate import crf
from etl.annotate.crf import Crf
from etl.annotate.names.features import sentence_features
from etl.annotate.names.spans import NameTokens
from etl.annotate.names.tagger import MODEL, NameTagger
from training.marked_news import MarkedArticle, marked_articles, taught_articles
from training.name_data import LabelledText, spans
from training.train_prior import PRIOR, SCORED, report

FOLDS = 5
PARAMETERS = {"c1": 0.05, "c2": 0.1, "max_iterations": 90}
_BELIEF = "="  # the group of the prior's scores

Example = tuple[pycrfsuite.ItemSequence, list[str]]  # the features of a sentence's tokens, and their labels
Lessons = dict[str, list[Example]]  # by the id of an article
Weights = Mapping[tuple[str, str], float]


def lessons(articles: Iterable[MarkedArticle], prior: Path, without: str = "") -> Lessons:
    """What there is to learn in each article, feature groups in ``without`` left out; made once for all folds."""
    believing = NameTagger(prior)
    return {article.id: list(_examples(article.text, believing, without)) for article in articles}


def _examples(text: LabelledText, believing: NameTagger, without: str) -> Iterator[Example]:
    beliefs = [_BELIEF + label for label in believing.labels]
    tokens = NameTokens(text.document)
    scores = believing.scores(tokens).tolist()
    for (first, past), rows in zip(text.document.sentences, sentence_features(tokens), strict=True):
        items = [{item: 1.0 for item in row if item[0] not in without} for row in rows]
        for item, given in zip(items, scores[first:past], strict=True):
            item.update({} if _BELIEF in without else zip(beliefs, given, strict=True))
        yield pycrfsuite.ItemSequence(items), text.labels[first:past]


def train(articles: Iterable[MarkedArticle], taught: Lessons, prior: Path, model: Path) -> None:
    """Save a model trained on what the articles teach, the prior in it; the same articles make the same model."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(PARAMETERS)
    for article in articles:
        for items, labels in taught[article.id]:
            trainer.append(items, labels)
    with tempfile.TemporaryDirectory() as folder:
        trained = Path(folder) / "names.crfsuite"
        trainer.train(str(trained))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(trained))
        info = tagger.info()
        write(info.state_features, info.transitions, sorted(tagger.labels()), Crf(prior), model)


def write(weights: Weights, steps: Weights, labels: list[str], prior: Crf, model: Path) -> None:
    """Save weights by attribute and label, those of the prior's scores multiplied into its own."""
    total: dict[tuple[str, str], float] = defaultdict(float)
    trust: list[tuple[int, str, float]] = []  # in the prior's label, for a label, how much
    for (attribute, label), weight in weights.items():
        if attribute[0] == _BELIEF:
            trust.append((prior.labels.index(attribute[1:]), label, weight))
        else:
            total[attribute, label] += weight
    for attribute, row in prior.rows.items():
        for believed, label, share in trust:
            total[attribute, label] += share * float(prior.weights[row, believed])
    crf.write(model, labels, steps, total)


def folds(articles: list[MarkedArticle]) -> Iterator[tuple[list[MarkedArticle], list[MarkedArticle]]]:
    """The articles to learn from and those to ask for, every article asked for once, the press in equal shares."""
    for fold in range(FOLDS):
        asked = [article for article in articles if article.turn % FOLDS == fold]
        yield [article for article in articles if article.turn % FOLDS != fold], asked


def counts(texts: Iterable[LabelledText], tagger: NameTagger) -> Counter[tuple[str, str]]:
    """By type: the names marked by hand (gold), by the tagger (found), and by both alike (right)."""
    total: Counter[tuple[str, str]] = Counter()
    for text in texts:
        names = tagger.names(NameTokens(text.document))
        found = {(name.first, name.past, name.type[:3]) for name in names}
        gold = set(spans(text.labels))
        for what, marked in (("gold", gold), ("found", found), ("right", gold & found)):
            total.update((kind, what) for _, _, kind in marked)
    return total


def cross_validate(articles: list[MarkedArticle], taught_too: list[MarkedArticle], without: str) -> None:
    """Print strict F1 (precision, recall) of the tagger alone over all articles, older and recent press apart.

    What only teaches is learned from each time.
    """
    by_press: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    taught = lessons([*articles, *taught_too], PRIOR, without)
    with tempfile.TemporaryDirectory() as folder:
        for fold, (learned, asked) in enumerate(folds(articles)):
            model = Path(folder) / f"{fold}.tsv.gz"
            train([*learned, *taught_too], taught, PRIOR, model)
            tagger = NameTagger(model)
            for article in asked:
                by_press[article.press] += counts([article.text], tagger)
    for press, total in by_press.items():
        report(press, total, SCORED)
    report("all", sum(by_press.values(), Counter()), SCORED)


def main() -> None:
    """Train and save, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--without", default="", metavar="GROUPS")
    options = parser.parse_args()
    articles, taught_too = marked_articles(options.data), list(taught_articles(options.data))
    if options.folds:
        cross_validate(articles, taught_too, options.without)
    else:
        every = [*articles, *taught_too]
        train(every, lessons(every, PRIOR), PRIOR, MODEL)


if __name__ == "__main__":
    main()
