"""Roles that load and that read without owning the tables.

On PostgreSQL alone. What they may do is granted at the end of every upgrade, because views are made anew there.
"""

from alembic import op

from etl.load.roles import make_roles

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    make_roles(op.get_bind())
