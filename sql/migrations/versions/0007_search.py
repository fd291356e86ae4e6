"""The search index, empty: the next resolve fills it with every current article.

Its terms lie in a table that each engine has of its own kind, so that table is written here and in no model.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# The terms come as they are to be kept, with spaces between. They are in no other place: FTS5 forgets a text by its
# terms, which a version's words give again.
SQLITE = (
    "CREATE VIRTUAL TABLE search_text USING fts5(title, body, content = '', tokenize = 'ascii')",
    "CREATE VIRTUAL TABLE search_term USING fts5vocab(search_text, 'instance')",
)
# Here each term stands between two spaces of its own, so that a phrase is a piece of text.
POSTGRESQL = (
    """
    CREATE TABLE search_text (
        document_id bigint CONSTRAINT pk_search_text PRIMARY KEY,
        terms tsvector NOT NULL,
        title text NOT NULL,
        body text NOT NULL
    )
    """,
    "CREATE INDEX ix_search_text_terms ON search_text USING gin (terms)",
    """
    CREATE VIEW search_term (term, doc, col, "offset") AS
    SELECT w.term, t.document_id, c.col, w.place - 1
    FROM search_text AS t
    CROSS JOIN LATERAL (VALUES ('title', t.title), ('body', t.body)) AS c (col, words)
    CROSS JOIN LATERAL unnest(string_to_array(btrim(c.words), '  ')) WITH ORDINALITY AS w (term, place)
    """,
)


def upgrade() -> None:
    op.create_table(
        "search_index",
        sa.Column(
            "rules",
            sa.Text(),
            nullable=False,
            comment="Digest of the rules and lists its terms were made by: others make it anew.",
        ),
        sa.Column(
            "complete",
            sa.Boolean(),
            nullable=False,
            comment="Whether every current article is in it; else the next resolve goes on.",
        ),
        sa.PrimaryKeyConstraint("rules", name=op.f("pk_search_index")),
        comment="How far the search index is, in one row; none: it was never begun.",
    )
    op.create_table(
        "search_document",
        sa.Column(
            "document_id",
            KEY,
            autoincrement=False,
            nullable=False,
            comment="Its number in search_text, as the engine's index holds it.",
        ),
        sa.Column("version_id", KEY, nullable=False, comment="The current version of an article."),
        sa.Column("length", sa.Integer(), nullable=False, comment="Terms in headline and body."),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_search_document_version_id")
        ),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_search_document")),
        sa.UniqueConstraint("version_id", name=op.f("uq_search_document_version_id")),
        comment="An article that search finds. Its terms are in search_text: an FTS5 table on SQLite, tsvector on "
        "PostgreSQL.",
    )
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)
