"""What browsers are told to refuse: a policy on each answer, with a nonce of its own for style elements.

The charts of Plot and Cytoscape bring style elements; they carry the nonce.  Nothing else may style, nothing from
elsewhere may load, and no script may stand in a page.
"""

from __future__ import annotations

import secrets

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_BYTES = 16
# Stands in a page for the nonce until the page is sent: as long as one, and nothing that an article could hold.
PLACE = secrets.token_urlsafe(_BYTES)

_POLICY = (
    "default-src 'self'; script-src 'self'; style-src-elem 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)


class Policy:
    """ASGI middleware that puts the policy on each answer, and the nonce in each page."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app answer, with the policy."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(_BYTES)
        page = False
        only_head = scope["method"] == "HEAD"  # answered as GET is, without the body
        if only_head:
            scope = {**scope, "method": "GET"}

        async def with_policy(message: Message) -> None:
            nonlocal page
            if message["type"] == "http.response.start":
                given = list(message.get("headers", ()))
                page = any(key == b"content-type" and value.startswith(b"text/html") for key, value in given)
                policy = (b"content-security-policy", _POLICY.format(nonce=nonce).encode())
                message = {**message, "headers": [*given, policy, *_ALWAYS]}
            elif only_head:
                message = {**message, "body": b""}
            elif page and message.get("body"):
                message = {**message, "body": message["body"].replace(PLACE.encode(), nonce.encode())}
            await send(message)

        await self._app(scope, receive, with_policy)
