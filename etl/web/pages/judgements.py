"""What analysts judged, by whom, and the forms by which they do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Form, Path, Query, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from starlette.datastructures import FormData

from etl.errors import UserError
from etl.load.warehouse import reason
from etl.report.entities import meant_by
from etl.resolve import Correction, Judgement, correct, judge, withdraw
from etl.resolve.corrections import QUESTIONS, TYPES, UNNAMED
from etl.resolve.judgements import VERDICTS
from etl.web.asking import ask, ask_one, warehouse
from etl.web.failing import not_found
from etl.web.forms import Posted
from etl.web.pages.sign_in import ours
from etl.web.rendering import address, render

router = APIRouter()
A_PAGE = 50
STATES = ("stands", "gone", "replaced", "withdrawn")
# What may be said of words that were read as one of these.
ASKED = {"name": ("name",), "statement": ("speaker", "statement"), "event": ("actor", "recipient", "event")}
OWN = "/judgements"
Key = Annotated[int, Query(ge=0, lt=2**63)]
Offset = Annotated[int, Query(ge=0, lt=2**31)]
_LONGEST = 2000  # characters of a note


@router.get("/judgements")
def show(
    request: Request, state: str | None = None, page: Annotated[int, Query(ge=1, le=10_000)] = 1
) -> Response:
    """All that was judged, the latest first."""
    state = state if state in STATES else None
    found = ask(request, "judgements", state=state, most=A_PAGE, skip=(page - 1) * A_PAGE)
    shown: dict[str, Any] = {
        "judgements": found,
        "state": state,
        "states": STATES,
        "page": page,
        "size": A_PAGE,
    }
    return render(request, "judgements.html", total=found[0].total if found else 0, **shown)


@router.get("/judgements/new")
def choose(
    request: Request, read: str, version: Key, start: Offset, end: Offset, next: str = OWN
) -> Response:
    """What may be said of words of an article that were read as a name, a statement or an event."""
    _require_judge(request)
    found = ask_one(request, "words_to_judge", version=version, first=start, past=end)
    if read not in ASKED or found is None:
        raise not_found()
    named = ask(request, "named_in_version", version=version)
    shown: dict[str, Any] = {
        "words": found,
        "asked": ASKED[read],
        "start": start,
        "end": end,
        "named": named,
        "types": TYPES,
    }
    return render(request, "judge.html", next=ours(next), **shown)


@router.post("/judgements")
def enter(
    request: Request,
    form: Posted,
    about: Annotated[str, Form()],
    verdict: Annotated[str, Form()],
    next: Annotated[str, Form()] = OWN,
) -> Response:
    """Enter what the form says, in the name of whoever is signed in."""
    engine, by = _require_judge(request), _by(request, form)
    if about == "link":
        _written(judge, engine, _link(form, verdict), *by)
    else:
        _written(correct, engine, _words(request, form, about, verdict), *by)
    return RedirectResponse(address(request, ours(next)), 303)


@router.post("/judgements/{judgement_id}/withdraw")
def take_back(
    request: Request,
    form: Posted,
    judgement_id: Annotated[int, Path(ge=0, lt=2**63)],
    next: Annotated[str, Form()] = OWN,
) -> Response:
    """What was read counts again."""
    _written(withdraw, _require_judge(request), judgement_id, *_by(request, form))
    return RedirectResponse(address(request, ours(next)), 303)


def _require_judge(request: Request) -> Engine:
    """What writes, where this reading room has it."""
    engine: Engine | None = request.app.state.judge
    if engine is None:
        raise not_found()
    return engine


def _written(write: Callable[..., Any], *arguments: Any) -> None:
    """Raises UserError where it cannot be meant, or another writer keeps the warehouse for too long."""
    try:
        write(*arguments)
    except OperationalError as error:
        raise UserError(
            f"the warehouse cannot be written now ({reason(error)}); send the form again"
        ) from None


def _by(request: Request, form: FormData) -> tuple[str, str | None]:
    """Who says so, and why."""
    return str(request.state.user), _field(form, "note")[:_LONGEST] or None


def _link(form: FormData, verdict: str) -> Judgement:
    if verdict not in VERDICTS:
        raise UserError(f"{verdict}: a name and an entity are the same or not")
    article_id = _key(form, "article_id") if _field(form, "article_id") else None
    return Judgement(verdict, _field(form, "name"), _key(form, "entity_id"), article_id)


def _words(request: Request, form: FormData, about: str, verdict: str) -> Correction:
    if about not in QUESTIONS:
        raise UserError(f"{about}: nothing can be judged of that")
    value, entity_id = _field(form, "value") or None, None
    if about in ("speaker", "actor", "recipient"):
        value, entity_id = _who(request, form)
    version_id, start, end = (_key(form, name) for name in ("version_id", "start", "end"))
    everywhere = bool(_field(form, "everywhere"))
    return Correction(about, verdict, version_id, start, end, value, entity_id, everywhere)


def _who(request: Request, form: FormData) -> tuple[str | None, int | None]:
    """Whom the form names: chosen among those of the article, or written; neither: nobody."""
    if other := _field(form, "other"):
        return meant_by(warehouse(request), other)
    chosen = _field(form, "who")
    if not chosen:
        return None, None
    return (chosen, None) if chosen == UNNAMED else (None, _key(form, "who"))


def _field(form: FormData, name: str) -> str:
    written = form.get(name, "")
    return written.strip() if isinstance(written, str) else ""


def _key(form: FormData, name: str) -> int:
    written = _field(form, name)
    if not (written.isascii() and written.isdigit() and len(written) < 20) or int(written) >= 2**63:
        raise UserError(f"{name}: the form names no key there")
    return int(written)
