"""run summary"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "run_outlet",
        sa.Column("run_id", sa.Text(), nullable=False, comment="The run."),
        sa.Column("source", sa.Text(), nullable=False, comment="Slug of the outlet."),
        sa.Column("added", sa.Integer(), nullable=False, comment="Articles not known before."),
        sa.Column(
            "fresh",
            sa.Integer(),
            nullable=False,
            comment="Those of them dated within a week before the run, or undated: an archive that is caught up on counts as added alone.",
        ),
        sa.Column(
            "revised",
            sa.Integer(),
            nullable=False,
            comment="New versions of known articles, texts that went back included.",
        ),
        sa.Column("rejected", sa.Integer(), nullable=False, comment="Records rejected for the first time."),
        sa.ForeignKeyConstraint(["run_id"], ["load_run.run_id"], name=op.f("fk_run_outlet_run_id")),
        sa.PrimaryKeyConstraint("run_id", "source", name=op.f("pk_run_outlet")),
        comment="What a run brought of each outlet, so that a night is held against those before it without reading their articles. Written when the run is closed.",
        info={"volatile": True},
    )
    op.create_table(
        "run_summary",
        sa.Column("run_id", sa.Text(), nullable=False, comment="The run."),
        sa.Column(
            "stage",
            sa.Text(),
            nullable=False,
            comment="fetch, plan, extract, clean, annotate, load, resolve, or another step that took its time.",
        ),
        sa.Column("tasks", sa.Integer(), nullable=False, comment="Its tasks that came through."),
        sa.Column(
            "records",
            sa.Integer(),
            nullable=False,
            comment="Records they worked on; what a run before had staged is not done again, nor counted. Of fetch: pages and files that came; of load: articles.",
        ),
        sa.Column(
            "rejected",
            sa.Integer(),
            nullable=False,
            comment="Records they could not use, known ones included.",
        ),
        sa.Column(
            "seconds",
            sa.Double(),
            nullable=False,
            comment="Time they took, added up: with two workers, up to twice that of the clock.",
        ),
        sa.Column(
            "started_at",
            sa.DateTime(),
            nullable=False,
            comment="When the first began, UTC.",
        ),
        sa.Column(
            "finished_at",
            sa.DateTime(),
            nullable=False,
            comment="When the last ended, UTC.",
        ),
        sa.ForeignKeyConstraint(["run_id"], ["load_run.run_id"], name=op.f("fk_run_summary_run_id")),
        sa.PrimaryKeyConstraint("run_id", "stage", name=op.f("pk_run_summary")),
        comment="How long each stage of a run took and what came of it. Written when the run is closed, from what its tasks measured: nothing else knows the times.",
        info={"volatile": True},
    )
