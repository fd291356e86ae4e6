"""Links between articles: ``entity_link`` as the statements of ``sql/resolve`` make it.

Whom an article means by a short name depends on the articles that share the name's words, and on nothing else.
So a load leaves the words it touched in ``unsettled_word``, and only these are looked at: nights in any order come
to the same links as one large load.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine, delete, insert, select, text

from etl.load.tables import article_entity, unsettled_word
from etl.load.warehouse import writing
from etl.paths import SQL

STATEMENTS = SQL / "resolve"
_IN_ORDER = ("judged_names", "judged_apart", "judged_together", "short_names")


def settle_links(engine: Engine, *, everything: bool) -> None:
    """Settle whom names mean; ``everything``: of every name, and not only of what was loaded or judged since."""
    with writing(engine) as connection:
        hold(connection)
        if everything:
            _unsettle_all(connection)
        settle(connection)


def hold(connection: Connection) -> None:
    """Wait for loads that are under way, and let none begin: what they leave to us is then all there."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE unsettled_word IN SHARE ROW EXCLUSIVE MODE"))


def settle(connection: Connection) -> None:
    """Make the links that judgements ask for, and settle the words left to us."""
    if connection.dialect.name == "postgresql":
        # Without figures of what was just loaded it joins row by row, for minutes.
        connection.execute(text("ANALYZE unsettled_word, article_entity, entity_link, role"))
    for name in _IN_ORDER:
        statement = (STATEMENTS / f"{name}.sql").read_text("utf-8")
        connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
    connection.execute(delete(unsettled_word))


def _unsettle_all(connection: Connection) -> None:
    named = article_entity.c
    connection.execute(delete(unsettled_word))
    words = select(named.match_key).where(named.type == "PERSON", named.last_word.is_(None)).distinct()
    connection.execute(insert(unsettled_word).from_select(["word"], words))
