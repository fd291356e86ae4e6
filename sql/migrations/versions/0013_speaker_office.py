"""speaker_office"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column(
        "statement",
        sa.Column(
            "speaker_office",
            sa.Text(),
            nullable=True,
            comment="What an office holder is called whom the article never names (وزير الدفاع).",
        ),
    )
