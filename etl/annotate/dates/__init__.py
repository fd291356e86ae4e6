"""When: the time expressions Arabic newsrooms write, found and resolved to calendar intervals."""

from etl.annotate.dates.annotator import DateAnnotator

__all__ = ["DateAnnotator"]
