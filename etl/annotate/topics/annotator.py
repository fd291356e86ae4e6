"""Reads what an article is about: every topic that is likely enough, the likeliest first."""

from __future__ import annotations

from functools import cache

from etl.annotate.document import Document
from etl.annotate.topics.features import features, topics
from etl.annotate.topics.model import Numbers, TopicModel, shared_model
from etl.lexicon import read_lexicon
from etl.records import Annotations, ArticleTopic

_LEAST = 0.15  # probability of the likeliest topic: below it an article is about nothing that can be told
_FEWEST = 16  # buckets that an article fills, two a word and those of listed topics: fewer tell nothing
_RULE = "model:topics"


class TopicAnnotator:
    """Fills ``found.topics`` from the words of title and body."""

    name = "topics"
    version = "2"

    def __init__(self, model: TopicModel | None = None) -> None:
        self._model = model or shared_model()

    def annotate(self, document: Document, found: Annotations) -> None:
        """Append every topic above its least probability; where none is, the likeliest."""
        values = features(document)
        if len(values) < _FEWEST:
            return
        likely = self._model.probabilities(values)
        for place in choose(likely, self._model.least):
            topic = topics()[place]
            found.topics.append(ArticleTopic(topic, _codes()[topic], round(float(likely[place]), 3), _RULE))


def choose(likely: Numbers, least: Numbers) -> list[int]:
    """The places of the topics that are likely enough, the likeliest first; where none is, the likeliest alone."""
    chosen = [place for place in range(len(least)) if likely[place] >= least[place]]
    if not chosen and likely.max() >= _LEAST:
        chosen = [int(likely.argmax())]
    return sorted(chosen, key=lambda place: -likely[place])


@cache
def _codes() -> dict[str, str]:
    return {row["topic"]: row["code"] for row in read_lexicon("media_topics")}
