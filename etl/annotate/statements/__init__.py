"""Attributed statements: who said what, by which verb, through which document.

A token found in the cue table (cues) opens a search of its clause: whether it is a verb there (verbs), the
construction that makes it an attribution (constructions), its subject (speakers, appositions), where its content
ends and what it is nested in (contents), who an implicit subject is (discourse) and whom a phrase means
(identity). Attributions without a verb, and documents, have modules of their own (attributions, documents).
"""

from etl.annotate.statements.annotator import StatementAnnotator

__all__ = ["StatementAnnotator"]
