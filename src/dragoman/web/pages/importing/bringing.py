"""Taking what somebody brings: the form of `/import`, and `POST /api/import` for programs."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from anyio.to_thread import run_sync
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile

from dragoman.engine.importing import Bringing, Brought, Pasted, ending_of, name_of, sample
from dragoman.model import Struct
from dragoman.ontology.edtf import valid
from dragoman.sources.limits import MAX_BYTES
from dragoman.web.asking import NotThereError, Writing, desk_of
from dragoman.web.jobs import FullError, ImportJob
from dragoman.web.pages.importing.jobs import MOST_ADDRESSES, MOST_FILES, view_of
from dragoman.web.rendering import render

ROUTER = APIRouter()
_LONGEST = 500  # characters of a title or an outlet
_MOST_FIELDS = 20
_GIVEN = ("text", "title", "outlet", "published", "urls")


class ImportAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text or addresses to bring in, as JSON.  Files are sent as a form: multipart/form-data, the field `files`."""

    text: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None  # EDTF
    urls: tuple[str, ...] = ()


_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/ImportAsked"}},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "files": {
                            "type": "array",
                            "items": {"type": "string", "contentMediaType": "application/octet-stream"},
                        },
                        **{name: {"type": "string"} for name in _GIVEN},
                    },
                }
            },
        },
    }
}


@ROUTER.post("/import", dependencies=[Writing], include_in_schema=False)
async def bring(request: Request) -> Response:
    """Take what the form holds, and lead to how far it is."""
    form = await _form(request)
    try:
        job = await _taken(request, *_of_form(form))
    except (ValueError, FullError) as error:
        given = {name: str(form.get(name) or "") for name in _GIVEN}
        page = render(request, "import.html", view_of(request), problem=str(error), given=given)
        status = 503 if isinstance(error, FullError) else 422
        return Response(page, status, media_type="text/html", headers={"cache-control": "no-store"})
    finally:
        await form.close()
    return RedirectResponse(f"/import/{job.id}", 303)


@ROUTER.post("/import/sample", dependencies=[Writing], include_in_schema=False)
def bring_sample(request: Request) -> Response:
    """Bring in the articles that the program has to be tried on."""
    files = sample()
    if not files:
        raise NotThereError("The sample did not come with this installation. Bring in articles of your own.")
    job = desk_of(request).jobs.put(Bringing(files=files))
    return RedirectResponse(f"/import/{job.id}", 303)


@ROUTER.post(
    "/api/import",
    dependencies=[Writing],
    status_code=202,
    response_class=Response,
    openapi_extra=_BODY,
    responses={
        202: {
            "description": "Taken; how far it is tells GET /api/import/{job}.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ImportJob"}}},
        },
        400: {"description": "The form is broken, or has too many parts."},
        403: {"description": "Nothing can be changed here."},
        413: {"description": "It is more than is taken at once."},
        422: {"description": "There is nothing to bring, or it makes no sense; says why."},
        503: {"description": "Too much waits already."},
    },
)
async def bring_by_program(request: Request) -> Response:
    """Bring in files, a text or addresses; read in the background."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if kind == "application/json":
            job = await _taken(request, [], _of_json(await request.body()))
        else:
            form = await _form(request)
            try:
                job = await _taken(request, *_of_form(form))
            finally:
                await form.close()
    except ValueError as error:
        raise HTTPException(422, str(error)) from error
    except FullError as error:
        raise HTTPException(503, str(error)) from error
    headers = {"location": f"/api/import/{job.id}"}
    return Response(msgspec.json.encode(job), 202, media_type="application/json", headers=headers)


async def _form(request: Request) -> FormData:
    return await request.form(max_files=MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=MAX_BYTES)


def _of_form(form: FormData) -> tuple[list[UploadFile], dict[str, str]]:
    files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and (one.filename or one.size)]
    return files, {name: found for name in _GIVEN if isinstance(found := form.get(name), str)}


def _of_json(body: bytes) -> dict[str, str]:
    try:
        told = msgspec.json.decode(body, type=ImportAsked)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise ValueError(f"The body is not what is taken as JSON: {error}") from error
    given = {name: getattr(told, name) or "" for name in ("text", "title", "outlet", "published")}
    return {**given, "urls": "\n".join(told.urls)}


async def _taken(request: Request, files: Sequence[UploadFile], given: dict[str, str]) -> ImportJob:
    """The job of what was brought.  Raises `ValueError` where it makes no sense, `FullError` where too much waits."""
    brought = Bringing(pasted=_pasted(given), urls=_urls(given.get("urls", "")))
    if not files and not brought.pasted and not brought.urls:
        raise ValueError("There is nothing to bring in: choose files, paste a text, or give an address.")
    jobs = desk_of(request).jobs
    if not files:
        return jobs.put(brought)
    folder = Path(await run_sync(lambda: tempfile.mkdtemp(prefix="dragoman-import-")))
    try:
        held = await run_sync(_laid, files, folder)
        return jobs.put(msgspec.structs.replace(brought, files=held), folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _laid(files: Sequence[UploadFile], folder: Path) -> tuple[Brought, ...]:
    """The files, laid into a folder under names of ours."""
    held: list[Brought] = []
    for number, one in enumerate(files):
        name = name_of(one.filename, [other.name for other in held])
        path = folder / f"{number:04d}{ending_of(name)}"
        with path.open("xb") as target:
            shutil.copyfileobj(one.file, target)
        held.append(Brought(path=path, name=name))
    return tuple(held)


def _pasted(given: dict[str, str]) -> Pasted | None:
    about: dict[str, Any] = {}
    for name in ("title", "outlet", "published"):
        line = " ".join(given.get(name, "").split())
        if len(line) > _LONGEST or "\0" in line or not _is_unicode(line):
            raise ValueError(f"The {name} is not a line of up to {_LONGEST} characters.")
        about[name] = line or None
    text = given.get("text", "").replace("\r\n", "\n")
    if not text.strip():
        if any(about.values()):
            raise ValueError("Title, outlet and date go with a pasted text, and there is none.")
        return None
    if not _is_unicode(text):
        raise ValueError("The text is not Unicode: it holds half of a surrogate pair.")
    if about["published"] and ("/" in about["published"] or not valid(about["published"])):
        raise ValueError(f"{about['published']!r} is no date. Give a year, month or day: 2023, 2023-02 or 2023-02-22")
    return Pasted(text=text, **about)


def _urls(given: str) -> str:
    lines = [line.strip() for line in given.splitlines() if line.strip()]
    if len(lines) > MOST_ADDRESSES:
        raise ValueError(f"That is more than {MOST_ADDRESSES} addresses at once. The terminal takes lists: add --urls")
    return "\n".join(lines)


def _is_unicode(text: str) -> bool:
    return text == text.encode("utf-8", "replace").decode("utf-8")
