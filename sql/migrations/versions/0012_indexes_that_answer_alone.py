"""indexes that answer alone"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    # SQLite reads article and day of a version from the index, where it would read the row with its texts.
    op.create_index(
        "ix_article_version_current",
        "article_version",
        ["version_id", "article_id", "anchor_on"],
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )
    for word in (
        "first_word",
        "last_word",
    ):  # how many names begin or end with it is counted from the index alone
        op.drop_index(f"ix_article_entity_{word}", "article_entity")
        op.create_index(
            f"ix_article_entity_{word}",
            "article_entity",
            [word, "match_key"],
            sqlite_where=sa.text(f"{word} IS NOT NULL"),
            postgresql_where=sa.text(f"{word} IS NOT NULL"),
        )
    # What an article may be like is looked for on the days around it, however many the warehouse has.
    op.create_index("ix_story_key_key_day_number", "story_key", ["key", "day_number", "is_term"])
