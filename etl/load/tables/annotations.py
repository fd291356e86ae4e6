"""What annotators find in a version: a table for each kind, from its record."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Column, Date, Double, Integer, Table, Text

from etl import kinds
from etl.load.tables.columns import child_key, metadata, names
from etl.records import KINDS


def _annotation_table(kind: kinds.Kind) -> Table:
    columns = (_stored(column) for column, _ in kind.stored())
    return Table(kind.name, metadata, *child_key(), *columns, comment=kind.meaning)


def _stored(column: kinds.Column) -> Column[Any]:
    if column.names_entity:
        return names(column.name, column.meaning, nullable=column.nullable)
    return Column(
        column.name, _TYPES[column.type], nullable=column.nullable, index=column.index, comment=column.meaning
    )


_TYPES: dict[type, Any] = {str: Text, int: Integer, float: Double, date: Date}

annotation_tables = {field: _annotation_table(kind) for field, kind in KINDS.items()}

mention, statement = annotation_tables["mentions"], annotation_tables["statements"]
