"""CleanArticle → Annotations: one module per kind of annotation, one pipeline.

The pipeline is imported when first asked for: most tasks of a run annotate nothing, and need not wait for it.
"""

from typing import TYPE_CHECKING, Any

from etl.records import Annotations, CleanArticle, Rejected

if TYPE_CHECKING:
    from etl.annotate.pipeline import Annotator, Pipeline, default_pipeline

__all__ = ["Annotator", "Pipeline", "annotate", "default_pipeline"]


def annotate(
    articles: list[CleanArticle], without: frozenset[str] = frozenset()
) -> tuple[list[Annotations], list[Rejected]]:
    """What the articles say, in order, and those an annotator failed on; ``without`` switches some off."""
    from etl.annotate import pipeline

    return pipeline.default_pipeline(without).annotate(articles)


def __getattr__(name: str) -> Any:
    if name in __all__:
        from etl.annotate import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'etl.annotate' has no attribute {name!r}")
