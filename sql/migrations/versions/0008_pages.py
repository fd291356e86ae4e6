"""What pages ask of a day and of names needs no look at the articles themselves: two indexes.

The one of entity_link begins with what the index before it held, and takes its place.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_index(
        "ix_article_version_anchor_on",
        "article_version",
        ["anchor_on"],
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )
    op.create_index("ix_entity_link_version_id_entity_id", "entity_link", ["version_id", "entity_id"])
    op.drop_index("ix_entity_link_version_id", "entity_link")
