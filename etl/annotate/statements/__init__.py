"""Attributed statements: who said what, by which verb, through which document.

A token found in the cue table opens a search of its clause: the construction that makes it an attribution
(constructions), its subject (speakers), where its content ends and what it is nested in (contents), who an
implicit subject is (discourse) and whom a phrase means (identity). Attributions without a verb have a module of
their own (attributions).
"""

from etl.annotate.statements.annotator import StatementAnnotator

__all__ = ["StatementAnnotator"]
