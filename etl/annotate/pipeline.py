"""The annotators in a row over a batch of articles, and the way of their spans back to the body."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from typing import Protocol

from etl.annotate.compiled import data_sha256
from etl.annotate.dates import DateAnnotator
from etl.annotate.document import Document, read_document
from etl.annotate.events.annotator import EventAnnotator
from etl.annotate.language import detect_language
from etl.annotate.names import NameAnnotator
from etl.annotate.statements import StatementAnnotator
from etl.annotate.topics import KeywordAnnotator, TopicAnnotator
from etl.clean import restore
from etl.clean.offsets import OffsetMap
from etl.errors import ConfigError
from etl.records import KINDS, Annotations, CleanArticle, Reason, Rejected, Sentence, Span, content_key

TOKENISER_VERSION = "4"  # of tokens, sentences and language: raised when any of them answers otherwise
MOST_TOKENS = 500_000  # of an article: above, it is refused; the longest in print has 50,000
_EXCERPT_CHARS = 200
_COLLECTED_AFTER = 500_000  # containers more than before: garbage is looked for then


class Annotator(Protocol):
    """One kind of annotation. Built once a process; the same document always gets the same answer."""

    name: str
    version: str  # raised whenever it may answer otherwise: older annotations are then made again

    def annotate(self, document: Document, found: Annotations) -> None:
        """Append to ``found``, in offsets of ``document.text``; what stands there already may be read."""


# In the order they run: each may read what those before it found.
ANNOTATORS: dict[str, Callable[[], Annotator]] = {
    "names": NameAnnotator,
    "dates": DateAnnotator,
    "statements": StatementAnnotator,
    "topics": TopicAnnotator,
    "events": EventAnnotator,
    "keywords": KeywordAnnotator,
}


class Pipeline:
    """Annotators over articles."""

    def __init__(self, annotators: list[Annotator]) -> None:
        self.annotators = annotators

    @property
    def description(self) -> str:
        """Names and versions for people: ``tokeniser 3, countries 1``."""
        return ", ".join(
            [f"tokeniser {TOKENISER_VERSION}", *(f"{each.name} {each.version}" for each in self.annotators)]
        )

    @cached_property
    def fingerprint(self) -> int:
        """A key of all that decides the outcome: annotators, their versions, lexicons and models."""
        return content_key("pipeline", self.description, data_sha256())

    def load(self) -> None:
        """Load what the annotators read by: processes forked after it share that."""
        self.annotate([_TO_LOAD_BY])

    def annotate(self, articles: list[CleanArticle]) -> tuple[list[Annotations], list[Rejected]]:
        """What the articles say, in order, and those an annotator failed on, each with which and why.

        Spans of the annotations are offsets into ``article.body``. An article that is not in Arabic gets its
        language and sentences only: the annotators read Arabic.

        Raises:
            MemoryError: there is not enough; that need not be the fault of the article at which it ran out.
        """
        annotated: list[Annotations] = []
        rejected: list[Rejected] = []
        for article in articles:
            try:
                annotated.append(self._annotate(article))
            except _AnnotatorFailed as failure:
                rejected.append(_rejected(article, failure))
            keep_loaded()
        return annotated, rejected

    def _annotate(self, article: CleanArticle) -> Annotations:
        with _named("reading"):
            document = read_document(article.clean_body, article.anchor_on, article.clean_title)
            document.body, document.offsets = article.body, OffsetMap(article.offsets)
            if len(document.tokens) > MOST_TOKENS:
                raise ValueError(f"{len(document.tokens):,} tokens; at most {MOST_TOKENS:,} are annotated")
            found = Annotations(
                version_id=article.version_id,
                language=detect_language(document.text),
                sentences=[Sentence(*span) for span in document.sentence_spans()],
                token_count=len(document.tokens),
                anchor_on=article.anchor_on,
                anchor_basis=article.anchor_basis,
            )
        if found.language == "ar":
            try:
                for annotator in self.annotators:
                    with _named(f"annotator {annotator.name}"):
                        annotator.annotate(document, found)
            finally:
                _take_apart(document)
        if article.published_on is None:
            for expression in found.dates:
                if expression.anchor == "published":
                    expression.anchor = "observed"
        with _named("mapping spans to the body"):
            return _map_spans(found, article)


# Made up, with something in it for every annotator.
_TO_LOAD_BY = restore(
    source="",
    identity="",
    address="",
    position=1,
    title="لقاء في الكويت",
    body="قال وزير الخارجية المغربي محمد الكتبي يوم الأحد 2 مارس 2025 إن بلاده ستستقبل 3 وفود. وأضاف أنه التقى نظيره.",
    published_on=date(2025, 3, 3),
)


def default_pipeline(without: frozenset[str] = frozenset()) -> Pipeline:
    """All annotators but those switched off by name, built once a process.

    Raises:
        ConfigError: a name is no annotator's.
    """
    unknown = sorted(without - ANNOTATORS.keys())
    if unknown:
        known = ", ".join(ANNOTATORS)
        raise ConfigError(f"no annotator is called {', '.join(unknown)}; the annotators are {known}")
    return _pipeline(without)


@cache
def _pipeline(without: frozenset[str]) -> Pipeline:
    return Pipeline([build() for name, build in ANNOTATORS.items() if name not in without])


@cache
def keep_loaded() -> None:
    """Once a process, when the first article has made the annotators load lexicons and models: these stay.

    Looking through them for garbage, again and again, took a twentieth of the time; looking as often as usual through
    what is kept of words since then, another. An article leaves next to no garbage that needs looking for.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_COLLECTED_AFTER, *gc.get_threshold()[1:])


class _AnnotatorFailed(Exception):
    """Carries the name of what failed; its cause is what was raised there."""


@contextmanager
def _named(what: str) -> Iterator[None]:
    try:
        yield
    except MemoryError:
        raise
    except Exception as error:
        raise _AnnotatorFailed(what) from error


def _rejected(article: CleanArticle, failure: _AnnotatorFailed) -> Rejected:
    cause = failure.__cause__
    return Rejected(
        address=article.address,
        position=article.position,
        stage="annotate",
        reason=Reason.ANNOTATOR_FAILED,
        detail=f"{failure} failed: {type(cause).__name__}: {cause}",
        excerpt=article.body[:_EXCERPT_CHARS],
        source=article.source,
    )


def _take_apart(document: Document) -> None:
    """What was read of an article refers to itself in circles: taken apart it goes at once, 160 KB of it, and nobody
    has to look for it.
    """
    for reading in document.readings.values():
        vars(reading).clear()
    document.readings.clear()


def _map_spans(found: Annotations, article: CleanArticle) -> Annotations:
    """The annotations with every span of the clean text turned into one of the body."""
    offsets = OffsetMap(article.offsets)
    length = len(article.clean_body)

    def mapped(start: int, end: int) -> Span:
        if not 0 <= start < end <= length:
            raise ValueError(f"the span {start}-{end} is not in the text")
        return offsets.to_source(start, end) if offsets else (start, end)

    lists = {
        field: [kind.with_spans(record, mapped) for record in getattr(found, field)]
        for field, kind in KINDS.items()
    }
    return replace(found, **lists)  # type: ignore[arg-type]
