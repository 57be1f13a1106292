"""Answers that are kept while the record stays as it is: the same question again costs no work.

Only answers to GET are kept, that went well and ask for it (`Kept.HEADER`).  They are kept under everything that they
follow from: the path with its query, the state of the record and of the decisions, the day, and the visitor's choices.
"""

from __future__ import annotations

import datetime
import threading
from collections import OrderedDict
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.guard.answers import cookie

MARK = b"x-dragoman-keep"  # on an answer of ours that may be kept; it is taken off
CHOICES = ("looked", "theme")  # cookies that pages follow from
_MOST_BYTES = 64 * 2**20
_LARGEST = 2 * 2**20
_HTMX = (b"hx-request", b"hx-target")

Answer = tuple[int, list[tuple[bytes, bytes]], bytes]


class Kept:
    """ASGI middleware that gives an answer again while what it follows from is the same."""

    def __init__(self, app: ASGIApp, state: Callable[[], str]) -> None:
        """Stand before `app`; `state` changes whenever the record does."""
        self._app = app
        self._state = state
        self._answers: OrderedDict[tuple[object, ...], Answer] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, or let the app answer and keep it."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
            return
        key = self._key(scope)
        with self._lock:
            found = self._answers.get(key)
            if found:
                self._answers.move_to_end(key)
        if found is None:
            await self._app(scope, receive, _Keeping(send, lambda answer: self._keep(key, answer)))
            return
        status, headers, body = found
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _key(self, scope: Scope) -> tuple[object, ...]:
        chosen = tuple(cookie(scope, name) for name in CHOICES) if scope["headers"] else ()
        asked = tuple(pair for pair in scope["headers"] if pair[0] in _HTMX)
        day = datetime.datetime.now(datetime.UTC).date()
        return scope["path"], scope["query_string"], self._state(), day, chosen, asked

    def _keep(self, key: tuple[object, ...], answer: Answer) -> None:
        with self._lock:
            if key in self._answers:
                return  # another visitor asked the same at the same time
            self._answers[key] = answer
            self._bytes += len(answer[2])
            while self._bytes > _MOST_BYTES:
                _, (_, _, body) = self._answers.popitem(last=False)
                self._bytes -= len(body)


class _Keeping:
    """Sends an answer on, and hands it over whole where it may be kept."""

    def __init__(self, send: Send, keep: Callable[[Answer], None]) -> None:
        self._send = send
        self._keep = keep
        self._start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [pair for pair in message.get("headers", ()) if pair[0] != MARK]
            marked = len(headers) < len(message.get("headers", ()))
            message = {**message, "headers": headers}
            self._start = message if marked and message["status"] == 200 else None
        elif self._start is not None:
            body = message.get("body", b"")
            if not message.get("more_body") and len(body) <= _LARGEST:
                self._keep((self._start["status"], self._start["headers"], body))
            self._start = None
        await self._send(message)
