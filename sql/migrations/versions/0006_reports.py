"""reports"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.execute("DELETE FROM calendar_day")  # the upgrade fills it again
    with op.batch_alter_table("calendar_day", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "day_number",
                sa.Integer(),
                nullable=False,
                comment="Its number, 0001-01-01 being 1: days are added and compared by it.",
            )
        )
        batch_op.create_index("uq_calendar_day_day_number", ["day_number"], unique=True)
    op.create_index(
        "ix_article_version_anchor_on",
        "article_version",
        ["anchor_on"],
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )
    op.create_index("ix_statement_stance", "statement", ["stance"])
