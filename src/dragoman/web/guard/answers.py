"""What the guards and the keeper of answers have in common: headers, cookies, and answers without a page."""

from __future__ import annotations

from starlette.requests import HTTPConnection
from starlette.types import Scope, Send


def header(scope: Scope, name: bytes) -> str | None:
    """A header of a request; None where it has none, or several that differ."""
    found = {value for key, value in scope["headers"] if key == name}
    return found.pop().decode("latin-1") if len(found) == 1 else None


def cookie(scope: Scope, name: str) -> str | None:
    """A cookie of a request, read as pages read it: what tells answers apart must be what they follow from."""
    return HTTPConnection(scope).cookies.get(name)


def is_for_programs(path: str) -> bool:
    """Whether a path is asked by programs, which want a short answer rather than a page."""
    return path.startswith("/api/") or path.endswith(".csv")


async def plain(send: Send, status: int, words: str, headers: tuple[tuple[bytes, bytes], ...] = ()) -> None:
    """Answer with a line of text."""
    body = f"{words}\n".encode()
    length = (b"content-length", str(len(body)).encode())
    kind = (b"content-type", b"text/plain; charset=utf-8")
    await send({"type": "http.response.start", "status": status, "headers": [kind, length, *headers]})
    await send({"type": "http.response.body", "body": body})
