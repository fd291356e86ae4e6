"""event confidence"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column(
        "event",
        sa.Column(
            "confidence",
            sa.Double(),
            nullable=True,
            comment="How likely it is an event of that type, 0 to 1; null: read by a release that did not say.",
        ),
    )
