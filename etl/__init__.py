"""Khabar: Arabic news, as SQL. The folders follow the way of an article: extract, clean, annotate, load, report."""
