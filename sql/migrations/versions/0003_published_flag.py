"""published_flag"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("article_version", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "published_flag",
                sa.Text(),
                nullable=True,
                comment="Why nothing is counted from that date: future, before_1990 or after_fetch; null: it can be true.",
            )
        )
    if op.get_bind().dialect.name == "postgresql":  # SQLite keeps no comments, and would copy the table
        op.alter_column(
            "article_version",
            "published_basis",
            existing_type=sa.Text(),
            existing_nullable=True,
            comment="Where that date stands: source (the record's field), json-ld, meta, time, feed, url, dateline or "
            "parameter; null: unknown.",
        )
