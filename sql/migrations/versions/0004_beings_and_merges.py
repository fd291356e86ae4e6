"""What an article names stands by itself, and counts as an entity by a row that can be deleted.

Mentions, spellings, roles and statements pointed at the entity; now they point at the article's own being.
The rows there are become beings and merges such that everything counts as the same entity as before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from etl.clean.keys import match_key
from etl.records import content_key

revision = "0004"
down_revision = "0003"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
VERSIONS_AT_ONCE = 1000

# The columns of each table that pointed at an entity.
REFERRING = {
    "mention": ["entity_id"],
    "entity_alias": ["entity_id"],
    "role": ["person_id", "organisation_id"],
    "statement": ["speaker_id", "addressee_id"],
}


def upgrade() -> None:
    _create_beings()
    _fill_beings()
    for table, create in (
        ("mention", _create_mention),
        ("entity_alias", _create_alias),
        ("role", _create_role),
        ("statement", _create_statement),
    ):
        create(f"new_{table}")
        _move(table)


def _create_beings() -> None:
    op.create_table(
        "being",
        _version("being", "The version it was read from."),
        sa.Column(
            "being_id",
            KEY,
            primary_key=True,
            autoincrement=False,
            comment="Derived from the version and the entity it was taken for.",
        ),
        sa.Column(
            "entity_id",
            KEY,
            sa.ForeignKey("entity.entity_id", name="fk_being_entity_id"),
            nullable=False,
            comment="What the annotators took it for. entity_merge says what it counts as.",
        ),
        sa.Column("type", sa.Text(), nullable=False, comment="PERSON, ORG, LOC or MISC."),
        sa.Column("name_ar", sa.Text(), nullable=False, comment="Its fullest name in that version."),
        sa.Column(
            "match_key",
            sa.Text(),
            nullable=False,
            comment="That name folded: the same for الكاظمى and الكاظمي.",
        ),
        comment="Whom or what one version names, under whatever spellings: an entity of its own unless "
        "merged.",
    )
    op.create_index("uq_being_version_id_entity_id", "being", ["version_id", "entity_id"], unique=True)
    for column in ("entity_id", "match_key"):
        op.create_index(f"ix_being_{column}", "being", [column])
    op.create_table(
        "entity_merge",
        _version("entity_merge", "The version it was read from."),
        sa.Column(
            "being_id",
            KEY,
            sa.ForeignKey("being.being_id", name="fk_entity_merge_being_id"),
            primary_key=True,
            autoincrement=False,
            comment="The being that counts as an entity.",
        ),
        sa.Column(
            "into_id",
            KEY,
            sa.ForeignKey("entity.entity_id", name="fk_entity_merge_into_id"),
            nullable=False,
            comment="The entity it counts as.",
        ),
        sa.Column(
            "reason",
            sa.Text(),
            nullable=False,
            comment="listed: a curated entry; same_name: the same words; short_name: one word of a full "
            "name, with evidence.",
        ),
        sa.Column(
            "evidence",
            sa.Text(),
            nullable=False,
            comment="What was equal: the curated id, the name folded, or office and country.",
        ),
        comment="A being taken for an entity that other articles name too. Delete the row, and it stands "
        "alone.",
    )
    for column in ("version_id", "into_id"):
        op.create_index(f"ix_entity_merge_{column}", "entity_merge", [column])


def _fill_beings() -> None:
    """The beings of a thousand versions at a time, so that memory does not grow with the warehouse."""
    connection = op.get_bind()
    being = sa.table(
        "being", *map(sa.column, ["being_id", "version_id", "entity_id", "type", "name_ar", "match_key"])
    )
    merge = sa.table(
        "entity_merge", *map(sa.column, ["being_id", "version_id", "into_id", "reason", "evidence"])
    )
    versions = connection.scalars(sa.text("SELECT version_id FROM article_version ORDER BY version_id")).all()
    for start in range(0, len(versions), VERSIONS_AT_ONCE):
        last = min(start + VERSIONS_AT_ONCE, len(versions)) - 1
        rows = list(_beings(connection, versions[start], versions[last]))
        if rows:
            connection.execute(sa.insert(being), [found for found, _ in rows])
            connection.execute(sa.insert(merge), [merged for _, merged in rows])


def _beings(
    connection: sa.Connection, first: int, last: int
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    within = {"first": first, "last": last}
    named: dict[tuple[int, int], str] = {}
    surfaces = sa.text(
        "SELECT version_id, entity_id, surface FROM mention"
        " WHERE version_id BETWEEN :first AND :last ORDER BY version_id, ordinal"
    )
    for version_id, entity_id, surface in connection.execute(surfaces, within):
        fullest = named.get((version_id, entity_id))
        if fullest is None or surface.count(" ") > fullest.count(" "):
            named[version_id, entity_id] = surface
    references = " UNION ".join(
        f"SELECT version_id, {column} AS entity_id FROM {table} WHERE version_id BETWEEN :first AND :last"
        for table, columns in REFERRING.items()
        for column in columns
    )
    entities = sa.text(
        "SELECT r.version_id, e.entity_id, e.type, e.name_ar, e.lexicon_id, e.linked"
        f" FROM ({references}) AS r JOIN entity AS e ON r.entity_id = e.entity_id"
        " ORDER BY r.version_id, e.entity_id"
    )
    for version_id, entity_id, kind, name_ar, lexicon_id, linked in connection.execute(entities, within):
        name = named.get((version_id, entity_id), name_ar)
        # A name cut out of one word (للحزب) was stored with its article.
        if not linked and _folded(name) != _folded(name_ar):
            name = name_ar
        key = content_key(f"being {version_id} {entity_id}")
        same = {"being_id": key, "version_id": version_id}
        reason, evidence = ("listed", f"curated entry {lexicon_id}")
        if not linked:
            reason, evidence = ("same_name", f"name {_folded(name)}")
        yield (
            {**same, "entity_id": entity_id, "type": kind, "name_ar": name, "match_key": _folded(name)},
            {**same, "into_id": entity_id, "reason": reason, "evidence": evidence},
        )


def _folded(name: str) -> str:
    return " ".join(match_key(word) for word in name.split())


def _move(table: str) -> None:
    """Copy the rows into the new table, each reference now to the being, and put it in the old one's place."""
    referring = REFERRING[table]
    new = sa.inspect(op.get_bind()).get_columns(f"new_{table}")
    columns = [column["name"] for column in new]
    values = []
    for column in columns:
        old = "entity_id" if column == "being_id" else column
        values.append(f"{old}_being.being_id" if old in referring else f"t.{column}")
    joins = " ".join(
        f"LEFT JOIN being AS {column}_being"
        f" ON {column}_being.version_id = t.version_id AND {column}_being.entity_id = t.{column}"
        for column in referring
    )
    op.execute(
        f"INSERT INTO new_{table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {table} AS t {joins}"
    )
    op.drop_table(table)
    op.rename_table(f"new_{table}", table)
    for column in (c for c in columns if c in (*referring, "being_id", "match_key")):
        op.create_index(f"ix_{table}_{column}", table, [column])


def _version(table: str, comment: str, **options: Any) -> sa.Column[int]:
    key = sa.ForeignKey("article_version.version_id", name=f"fk_{table}_version_id")
    index = {"nullable": False} if not options else {}
    return sa.Column("version_id", KEY, key, comment=comment, **index, **options)


def _being(table: str, column: str, comment: str, nullable: bool = True) -> sa.Column[int]:
    key = sa.ForeignKey("being.being_id", name=f"fk_{table}_{column}")
    return sa.Column(column, KEY, key, nullable=nullable, comment=comment)


def _child_key(table: str) -> tuple[sa.Column[int], sa.Column[int]]:
    return (
        _version(table, "The version it was read from.", primary_key=True, autoincrement=False),
        sa.Column(
            "ordinal",
            sa.Integer(),
            primary_key=True,
            autoincrement=False,
            comment="Its place among its kind in that version, from 0.",
        ),
    )


def _span() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column(
            "start_offset",
            sa.Integer(),
            nullable=False,
            comment="First character in article_version.body, from 0.",
        ),
        sa.Column("end_offset", sa.Integer(), nullable=False, comment="The character after its last."),
        sa.Column(
            "surface",
            sa.Text(),
            nullable=False,
            comment="The words as they stand: substr(body, start_offset + 1, end_offset - start_offset).",
        ),
    )


def _create_mention(name: str) -> None:
    op.create_table(
        name,
        *_child_key("mention"),
        *_span(),
        sa.Column("type", sa.Text(), nullable=False, comment="PERSON, ORG, LOC or MISC, as used here."),
        _being("mention", "being_id", "Who or what is named.", nullable=False),
        sa.Column("rule", sa.Text(), nullable=False, comment="The lexicon, rule or model that found it."),
        sa.Column("confidence", sa.Double(), nullable=False, comment="How sure the rule is, 0 to 1."),
        comment="A name in a version.",
    )


def _create_alias(name: str) -> None:
    op.create_table(
        name,
        *_child_key("entity_alias"),
        _being("entity_alias", "being_id", "Who or what it was taken for.", nullable=False),
        sa.Column("spelling", sa.Text(), nullable=False, comment="The name as written there."),
        sa.Column(
            "match_key",
            sa.Text(),
            nullable=False,
            comment="The spelling folded: the same for الكاظمى and الكاظمي.",
        ),
        sa.Column(
            "reason",
            sa.Text(),
            nullable=False,
            comment="What found it, and what joined it to the being, after a semicolon.",
        ),
        sa.Column("occurrences", sa.Integer(), nullable=False, comment="How often in that version."),
        comment="A spelling of a being in its version, and why it was taken for it.",
    )


def _create_role(name: str) -> None:
    op.create_table(
        name,
        *_child_key("role"),
        *_span(),
        _being("role", "person_id", "The being whose office it is; null: the text does not say."),
        sa.Column("office", sa.Text(), nullable=False, comment="The office in its dictionary form."),
        _being("role", "organisation_id", "The being it is held in."),
        sa.Column("country", sa.Text(), comment="The country it is held for, ISO 3166-1 alpha-2."),
        sa.Column("rule", sa.Text(), nullable=False, comment="The rule that found it."),
        comment="A person's office as a version states it.",
    )


def _create_statement(name: str) -> None:
    op.create_table(
        name,
        *_child_key("statement"),
        sa.Column("kind", sa.Text(), nullable=False, comment="direct, indirect, nominal or document."),
        sa.Column(
            "cue_start",
            sa.Integer(),
            nullable=False,
            comment="First character of the cue in the body, from 0.",
        ),
        sa.Column("cue_end", sa.Integer(), nullable=False, comment="The character after its last."),
        sa.Column("cue", sa.Text(), nullable=False, comment="The cue as it stands (وأكد)."),
        sa.Column("cue_lemma", sa.Text(), nullable=False, comment="Its dictionary form (أكد)."),
        sa.Column(
            "stance",
            sa.Text(),
            nullable=False,
            comment="What the cue does: report, assert, deny, praise, condemn, demand, …",
        ),
        sa.Column("content_start", sa.Integer(), nullable=False, comment="First character of what was said."),
        sa.Column("content_end", sa.Integer(), nullable=False, comment="The character after its last."),
        sa.Column("content", sa.Text(), nullable=False, comment="What was said, as it stands."),
        sa.Column(
            "speaker_start", sa.Integer(), comment="First character of the speaker's phrase; null: implicit."
        ),
        sa.Column("speaker_end", sa.Integer(), comment="The character after its last."),
        sa.Column("speaker_text", sa.Text(), comment="The speaker's phrase as it stands, title included."),
        _being("statement", "speaker_id", "The being that speaks, where known."),
        sa.Column(
            "speaker_name", sa.Text(), comment="Shortest full name in the article; ANON: an unnamed source."
        ),
        sa.Column("speaker_kind", sa.Text(), comment="named, role, anonymous, document, joint or implicit."),
        _being("statement", "addressee_id", "The being it was said to, where stated."),
        sa.Column(
            "document_start", sa.Integer(), comment="First character of the document's or outlet's phrase."
        ),
        sa.Column("document_end", sa.Integer(), comment="The character after its last."),
        sa.Column("document_text", sa.Text(), comment="That phrase as it stands."),
        sa.Column("document", sa.Text(), comment="The document or outlet it came through, by name."),
        sa.Column("parent", sa.Integer(), comment="Ordinal of the statement it stands in; null: none."),
        sa.Column("rule", sa.Text(), nullable=False, comment="The rule that found it."),
        sa.Column("confidence", sa.Double(), nullable=False, comment="How sure the rule is, 0 to 1."),
        comment="Something a version attributes to a speaker or a document.",
    )
