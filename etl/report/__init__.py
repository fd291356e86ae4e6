"""Warehouse → answers: questions in SQL, tables, exports. Speaks SQL, not Arabic."""
