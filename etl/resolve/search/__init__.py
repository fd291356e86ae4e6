"""The search index: the words of every current article, folded, kept by the full text search of each engine.

words             from a spelling to the term it is looked for by
index             the terms of articles in the warehouse, after every load
"""
