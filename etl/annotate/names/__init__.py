"""Who and where: the names of people, organisations and places, and whose they are."""

from etl.annotate.names.annotator import NameAnnotator

__all__ = ["NameAnnotator"]
