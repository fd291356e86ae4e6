"""The search index of the warehouse, after every load: the terms of current versions, and of no others.

The terms of a version depend on its text and the rules alone, so nights in any order, killed or not, come to the same
index. Under other rules it is made anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

from sqlalchemy import Connection, Engine, delete, func, insert, select, text, update

from etl.annotate.compiled import data_sha256
from etl.load.bulk import among, delete_where_in, insert_rows
from etl.load.tables import article_version, search_document, search_index
from etl.load.warehouse import settling
from etl.resolve.search.words import terms_of

_RULES = 1  # to be raised when the code may give other terms

_MOST_BYTES = 1_000_000  # of the different terms of an article: a tsvector takes no more
_SURELY_FITTING = 5_000  # terms, of sixty letters each
_ENTER_VECTORS = """
INSERT INTO search_text (document_id, terms, title, body)
SELECT number, array_to_tsvector(string_to_array(btrim(title || body), '  ')), title, body
FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS given (number, title, body)
"""

_V, _D = article_version.c, search_document.c
_ENTER = text("INSERT INTO search_text (rowid, title, body) VALUES (:number, :title, :body)")
_FORGET = text(
    "INSERT INTO search_text (search_text, rowid, title, body) VALUES ('delete', :number, :title, :body)"
)


def bring_search_up_to_date(engine: Engine, *, everything: bool, at_once: int) -> None:
    """Make the index if there is none by our rules, or ``everything`` is to be made anew; go on where that stopped."""
    with settling(engine) as connection:
        if everything or connection.scalar(select(search_index.c.rules)) != rules():
            _clear(connection)
    while not _is_complete(engine):
        with settling(engine) as connection:
            left = _not_entered(connection, at_once)
            _enter(connection, left)
            if len(left) < at_once:
                connection.execute(update(search_index).values(complete=True))


def settle_search(connection: Connection, articles: Sequence[int]) -> None:
    """Have what these articles read now in the index, and nothing else of them."""
    query = select(_V.version_id, _V.is_current, _D.document_id).outerjoin(
        search_document, _D.version_id == _V.version_id
    )
    told = connection.execute(query.where(among(connection, _V.article_id, articles))).all()
    _forget(
        connection, {number: key for key, is_current, number in told if number is not None and not is_current}
    )
    _enter(connection, sorted(key for key, is_current, number in told if number is None and is_current))


def rules() -> str:
    """Digest of all that the terms of a text depend on."""
    return f"{_RULES} {data_sha256()}"


def _is_complete(engine: Engine) -> bool:
    with engine.connect() as connection:
        return bool(connection.scalar(select(search_index.c.complete)))


def _clear(connection: Connection) -> None:
    everything = "INSERT INTO search_text (search_text) VALUES ('delete-all')"
    connection.execute(text(everything if _is_sqlite(connection) else "TRUNCATE search_text"))
    for table in (search_document, search_index):
        connection.execute(delete(table))
    connection.execute(insert(search_index).values(rules=rules(), complete=False))


def _not_entered(connection: Connection, most: int) -> Sequence[int]:
    entered = select(_D.version_id)
    query = select(_V.version_id).where(_V.is_current, _V.version_id.not_in(entered))
    return connection.scalars(query.order_by(_V.version_id).limit(most)).all()


def _enter(connection: Connection, keys: Sequence[int]) -> None:
    if not keys:
        return
    first = connection.scalar(select(func.coalesce(func.max(_D.document_id), 0))) or 0
    terms = _terms(connection, keys)
    numbers = dict(zip(keys, count(first + 1)))
    rows = [(numbers[key], key, sum(map(len, terms[key]))) for key in keys]
    insert_rows(connection, search_document, rows)
    if _is_sqlite(connection):
        connection.execute(_ENTER, _texts({numbers[key]: terms[key] for key in keys}))
        return
    texts = ([_spaced(terms[key][column]) for key in keys] for column in (0, 1))
    connection.exec_driver_sql(_ENTER_VECTORS, ([numbers[key] for key in keys], *texts))


def _forget(connection: Connection, documents: Mapping[int, int]) -> None:
    """Take documents out, given their versions by their numbers."""
    if not documents:
        return
    numbers = sorted(documents)
    if _is_sqlite(connection):
        terms = _terms(connection, list(documents.values()))
        connection.execute(_FORGET, _texts({number: terms[documents[number]] for number in numbers}))
    else:
        connection.exec_driver_sql("DELETE FROM search_text WHERE document_id = ANY(%s)", (numbers,))
    delete_where_in(connection, search_document, "document_id", numbers)


Terms = tuple[list[str], list[str]]  # of headline and body


def _terms(connection: Connection, keys: Sequence[int]) -> dict[int, Terms]:
    query = select(_V.version_id, _V.title, _V.body).where(among(connection, _V.version_id, keys))
    return {
        key: _indexed(terms_of(title or ""), terms_of(body)) for key, title, body in connection.execute(query)
    }


def _indexed(title: list[str], body: list[str]) -> Terms:
    """The terms that a vector has room for: of all but the longest articles that is all of them."""
    if len(title) + len(body) < _SURELY_FITTING:
        return title, body
    room, known = _MOST_BYTES, set[str]()
    fitting = 0
    for term in (*title, *body):
        if term not in known:
            known.add(term)
            room -= len(term.encode())
        if room < 0:
            break
        fitting += 1
    return title[:fitting], body[: max(0, fitting - len(title))]


def _texts(terms: Mapping[int, Terms]) -> list[dict[str, object]]:
    return [
        {"number": number, "title": " ".join(title), "body": " ".join(body)}
        for number, (title, body) in terms.items()
    ]


def _spaced(terms: Sequence[str]) -> str:
    """Terms as a text in which each stands between two spaces of its own."""
    return "".join(f" {term} " for term in terms)


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
