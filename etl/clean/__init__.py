"""Article → CleanArticle: a storable body, its normalised copy with the way back, and trusted dates."""

from etl.clean.validate import clean, restore

__all__ = ["clean", "restore"]
