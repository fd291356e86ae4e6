"""current versions by key"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0009"


def upgrade() -> None:
    # SQLite reads article and day of a version from the index, where it would read the row with its texts.
    op.create_index(
        "ix_article_version_current",
        "article_version",
        ["version_id", "article_id", "anchor_on"],
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )
