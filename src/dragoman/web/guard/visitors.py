"""Who may come in: the right Host, the right Origin, the token where one is asked for; and nobody with too much.

Host is checked because a page elsewhere can make a browser call this server under a name of its own (DNS rebinding).
Origin is checked because a page elsewhere can make a browser send forms here (cross-site request forgery).
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import re
from urllib.parse import quote

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.guard.answers import cookie, header, is_for_programs, plain
from dragoman.web.settings import Settings

COOKIE = "dragoman"
MOST_BYTES = 64 * 2**20  # of what is sent to /import
_MOST_ELSEWHERE = 2**18
_OPEN_TO_ALL = ("/login", "/static/")
_READS = ("GET", "HEAD")
_HOST = re.compile(r"(\[[0-9a-f:.%]+\]|[^\[\]:@/\\?#\s]+)(?::[0-9]{0,5})?")  # a name or an address, and a port


class TooMuchError(Exception):
    """More was sent than is taken."""


class Visitors:
    """ASGI middleware that lets in whom the settings let in."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Stand before `app`."""
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for the app, or let it answer."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if not _is_expected(header(scope, b"host"), self._settings):
            await plain(send, 400, "This Host is not served here. Name it with: dragoman serve --allow-host NAME")
        elif scope["method"] not in _READS and not _is_from_here(scope, self._settings):
            await plain(send, 403, "This was sent from another site, or does not say from where (Origin): refused.")
        elif not self._knows_the_token(scope):
            await _ask_for_token(scope, send)
        else:
            await self._bounded(scope, receive, send)

    def _knows_the_token(self, scope: Scope) -> bool:
        token = self._settings.token
        if token is None or any(scope["path"].startswith(path) for path in _OPEN_TO_ALL):
            return True
        scheme, _, given = (header(scope, b"authorization") or "").partition(" ")
        if scheme.lower() == "bearer" and same(given.strip(), token):
            return True
        return same(cookie(scope, COOKIE) or "", cookie_for(token))

    async def _bounded(self, scope: Scope, receive: Receive, send: Send) -> None:
        most = MOST_BYTES if scope["path"] in ("/import", "/api/import") else _MOST_ELSEWHERE
        declared = header(scope, b"content-length") or "0"
        if not declared.isdigit() or int(declared) > most:
            await _too_much(send, most)
            return
        taken, refused = 0, False

        async def bounded() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise TooMuchError
            return message

        async def sending(message: Message) -> None:
            nonlocal refused
            if taken <= most:
                await send(message)
            elif not refused:  # whatever the app makes of what broke off
                refused = True
                await _too_much(send, most)

        try:
            await self._app(scope, bounded, sending)
        except TooMuchError:
            if not refused:
                await _too_much(send, most)


def same(given: str, wanted: str) -> bool:
    """Whether two secrets are the same, in a time that tells nothing of where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def cookie_for(token: str) -> str:
    """What the cookie of somebody who knows the token holds: not the token itself, so that it is not kept on disks."""
    return hmac.new(token.encode(), b"dragoman pages", hashlib.sha256).hexdigest()


def _is_expected(host: str | None, settings: Settings) -> bool:
    parts = _HOST.fullmatch((host or "").lower())
    if parts is None:
        return False
    name = parts[1]
    return name in settings.hosts or (settings.any_address and _is_address(name))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def _is_from_here(scope: Scope, settings: Settings) -> bool:
    """Whether what changes something comes from a page of ours, or from a program that no site can make send it.

    Browsers say where a form is sent from.  What does not say so must show the token as programs do, or be JSON, which
    a page elsewhere cannot send without asking first.
    """
    origin = header(scope, b"origin")
    if origin is not None:
        scheme, _, place = origin.lower().partition("://")
        return scheme in ("http", "https") and place == (header(scope, b"host") or "").lower()
    if any(key == b"origin" for key, _ in scope["headers"]):
        return False  # several that differ
    if header(scope, b"sec-fetch-site") not in (None, "same-origin", "none"):
        return False
    kind = (header(scope, b"content-type") or "").partition(";")[0].strip().lower()
    bearer = (header(scope, b"authorization") or "").lower().startswith("bearer ") and settings.token is not None
    return bearer or kind == "application/json"


async def _ask_for_token(scope: Scope, send: Send) -> None:
    if is_for_programs(scope["path"]) or scope["method"] not in _READS:
        bearer = (b"www-authenticate", b'Bearer realm="dragoman"')
        await plain(send, 401, "Give the token of this server: Authorization: Bearer TOKEN", (bearer,))
        return
    query = scope["query_string"].decode("latin-1")
    asked = quote(f"{scope['path']}?{query}" if query else scope["path"], safe="")
    await plain(send, 303, "Log in first.", ((b"location", f"/login?next={asked}".encode()),))


async def _too_much(send: Send, most: int) -> None:
    await plain(send, 413, f"That is more than {most // 2**10:,} KiB: too much at once.", ((b"connection", b"close"),))
