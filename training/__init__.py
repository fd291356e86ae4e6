"""Scripts that make the models and derived word lists in ``etl/``; not part of what is installed."""
