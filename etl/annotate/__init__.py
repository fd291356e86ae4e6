"""CleanArticle → Annotations: one module per kind of annotation, one pipeline."""

from etl.annotate.pipeline import Annotator, Pipeline, default_pipeline
from etl.records import Annotations, CleanArticle, Rejected

__all__ = ["Annotator", "Pipeline", "annotate", "default_pipeline"]


def annotate(
    articles: list[CleanArticle], without: frozenset[str] = frozenset()
) -> tuple[list[Annotations], list[Rejected]]:
    """What the articles say, in order, and those an annotator failed on; ``without`` switches some off."""
    return default_pipeline(without).annotate(articles)
