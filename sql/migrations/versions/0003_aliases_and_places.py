"""Spellings with the reason they were taken for an entity, and places with their coordinates."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "entity_alias",
        sa.Column(
            "version_id",
            KEY,
            sa.ForeignKey("article_version.version_id", name="fk_entity_alias_version_id"),
            primary_key=True,
            autoincrement=False,
            comment="The version it was read from.",
        ),
        sa.Column(
            "ordinal",
            sa.Integer(),
            primary_key=True,
            autoincrement=False,
            comment="Its place among its kind in that version, from 0.",
        ),
        sa.Column(
            "entity_id",
            KEY,
            sa.ForeignKey("entity.entity_id", name="fk_entity_alias_entity_id"),
            nullable=False,
            comment="Who or what it was taken for.",
        ),
        sa.Column("spelling", sa.Text(), nullable=False, comment="The name as written there."),
        sa.Column(
            "match_key",
            sa.Text(),
            nullable=False,
            comment="The spelling folded: the same for الكاظمى and الكاظمي.",
        ),
        sa.Column(
            "reason",
            sa.Text(),
            nullable=False,
            comment="What found it, and what joined it to the entity, after a semicolon.",
        ),
        sa.Column("occurrences", sa.Integer(), nullable=False, comment="How often in that version."),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name="pk_entity_alias"),
        comment="A spelling of an entity in a version, and why it was taken for it.",
    )
    op.create_index("ix_entity_alias_entity_id", "entity_alias", ["entity_id"])
    op.create_index("ix_entity_alias_match_key", "entity_alias", ["match_key"])
    op.create_table(
        "place",
        sa.Column("geonames_id", sa.Integer(), autoincrement=False, comment="Its GeoNames id."),
        sa.Column("name_ar", sa.Text(), nullable=False, comment="Its usual Arabic name."),
        sa.Column("name_en", sa.Text(), nullable=False, comment="Its English name."),
        sa.Column("country", sa.Text(), nullable=False, comment="ISO 3166-1 alpha-2, as GeoNames has it."),
        sa.Column("latitude", sa.Double(), nullable=False, comment="Degrees north."),
        sa.Column("longitude", sa.Double(), nullable=False, comment="Degrees east."),
        sa.Column("population", sa.Integer(), nullable=False, comment="People, as GeoNames has it."),
        sa.PrimaryKeyConstraint("geonames_id", name="pk_place"),
        comment="A city or town: what entity.geonames_id refers to.",
    )
