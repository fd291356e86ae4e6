"""Attributed statements: who said what, by which verb, through which document.

A cue of the lexicons opens a search of its clause (``syntax``: verb_contexts, clauses, subjects, complements); where
its content ends and what it is nested in is seen to by contents. Whom a phrase means, and who is meant where none
stands, is for ``syntax``, too (reference, salience). Attributions without a verb, and documents, have modules of their
own (attributions, documents).
"""

from etl.annotate.statements.annotator import StatementAnnotator

__all__ = ["StatementAnnotator"]
