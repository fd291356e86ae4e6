"""Khabar: Arabic news, as SQL. The folders follow an article: extract, clean, annotate, load, report."""
