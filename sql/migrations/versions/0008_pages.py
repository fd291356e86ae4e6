"""What pages ask of names needs no look at the articles themselves.

The index begins with what the one before it held, and takes its place.
"""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_index("ix_entity_link_version_id_entity_id", "entity_link", ["version_id", "entity_id"])
    op.drop_index("ix_entity_link_version_id", "entity_link")
