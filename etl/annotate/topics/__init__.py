"""What an article is about: its subjects among the IPTC Media Topics, and the phrases that tell it from others."""

from etl.annotate.topics.annotator import TopicAnnotator
from etl.annotate.topics.keywords import KeywordAnnotator

__all__ = ["KeywordAnnotator", "TopicAnnotator"]
