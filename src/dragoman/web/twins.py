"""A page with its twins: one question, answered as a page, as JSON under /api and, where it has rows, as CSV.

The question is a function whose parameters FastAPI reads from the request and whose answer is a structure, the view.
The page shows the view, the JSON is the view, the CSV is the view's rows: so they cannot tell different things.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec
from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from dragoman.export.cells import cell
from dragoman.model import Struct
from dragoman.web.kept import MARK
from dragoman.web.rendering import render

Rows = Callable[[Any], Iterable[Struct]]
_V = TypeVar("_V", bound=Struct)
_KEEP = {MARK.decode(): "1"}
_REF = "#/components/schemas/{name}"
WRONG: dict[int | str, dict[str, Any]] = {
    status: {
        "description": words,
        "content": {"application/json": {"schema": {"$ref": _REF.format(name="Problem")}}},
    }
    for status, words in ((404, "Nothing in the record is called so."), (422, "The question makes no sense; says why."))
}


class Problem(Struct, frozen=True, kw_only=True):
    """Why a question has no answer."""

    problem: str
    near: tuple[str, ...] = ()  # names of the record that are like the one that was asked for


class Pages:
    """The pages of a part of the house, for an application to include."""

    def __init__(self) -> None:
        """Begin without pages."""
        self.router = APIRouter()
        self.views: list[type[Struct]] = []

    def page(
        self,
        path: str,
        template: str,
        view: type[_V],
        *,
        rows: Rows | None = None,
        keep: bool = True,
    ) -> Callable[[Callable[..., _V]], Callable[..., _V]]:
        """Answer GET on `path` with a page, on `/api` + `path` with JSON and, given `rows`, on `path`.csv with these.

        `view` is what the decorated question gives; `keep` says whether answers may be given again while the record
        stays as it is.
        """

        def register(question: Callable[..., _V]) -> Callable[..., _V]:
            self.views.append(view)
            name = path.strip("/").replace("/", "-") or "start"
            answer = Depends(question)
            headers = _KEEP if keep else {"cache-control": "no-store"}
            if rows is not None:
                self.router.add_api_route(f"{path}.csv", _csv(answer, rows, name, headers), include_in_schema=False)
            self.router.add_api_route(path, _page(answer, template, headers), include_in_schema=False)
            self.router.add_api_route(
                f"/api{path if path != '/' else '/today'}",
                _json(answer, headers),
                name=name,
                summary=_first_line(question),
                description=question.__doc__ or "",
                responses={200: _described(view), **WRONG},
                response_class=Response,
            )
            return question

        return register


def _page(answer: Any, template: str, headers: dict[str, str]) -> Callable[..., Response]:
    def page(request: Request, view: Any = answer) -> Response:
        return Response(render(request, template, view), media_type="text/html", headers=headers)

    return page


def _json(answer: Any, headers: dict[str, str]) -> Callable[..., Response]:
    def twin(view: Any = answer) -> Response:
        return Response(msgspec.json.encode(view), media_type="application/json", headers=headers)

    return twin


def _csv(answer: Any, rows: Rows, name: str, headers: dict[str, str]) -> Callable[..., Response]:
    disposition = f'attachment; filename="{name.partition("-{")[0]}.csv"'

    def table(view: Any = answer) -> Response:
        written = "".join(csv_lines(list(rows(view))))
        kept = {**headers, "content-disposition": disposition}
        return Response(written, media_type="text/csv", headers=kept)

    return table


def csv_lines(rows: Sequence[Struct]) -> Iterator[str]:
    """Rows as CSV with a heading; no cell is run by a spreadsheet."""
    if not rows:
        return
    out = io.StringIO()
    writer = csv.writer(out)
    names = rows[0].__struct_fields__
    writer.writerow(names)
    for row in rows:
        writer.writerow([cell(getattr(row, name)) for name in names])
    yield out.getvalue()


def _described(view: type[Struct]) -> dict[str, Any]:
    schema = {"$ref": _REF.format(name=view.__name__)}
    return {"description": "The answer.", "content": {"application/json": {"schema": schema}}}


def _first_line(question: Callable[..., Any]) -> str:
    return (question.__doc__ or "").strip().partition("\n")[0].rstrip(".")


def components(views: Iterable[type[Struct]]) -> dict[str, Any]:
    """The schemas of views and of all that they hold, by name, as OpenAPI has them."""
    _, found = msgspec.json.schema_components([*views, Problem], ref_template=_REF)
    return found
