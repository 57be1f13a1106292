"""Alerts to a webhook: one POST for each message, over https, signed."""

from __future__ import annotations

import datetime
import hashlib
import hmac
import os
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from dragoman.record.alerts import Alert, Waiting
from dragoman.sources.fetching import Fetcher, FetchError, Settings

_LONGEST_SECRET = 4096  # bytes
_SHORTEST_SECRET = 16
_TRY_LATER = (408, 425, 429)


class UndeliveredError(Exception):
    """No answer, or one that says to try later; the message of the exception says which."""


class RefusedError(Exception):
    """The receiver answered that it does not take this message."""


class Post(Protocol):
    """Posts a body and returns the status of the answer; follows no redirect.  Raises `UndeliveredError`."""

    def __call__(self, url: str, body: bytes, headers: dict[str, str]) -> int:
        """Post `body` to `url`."""
        ...


def check_url(url: str) -> str:
    """The address of a webhook.  Raises `ValueError`, with what to do, where it is none that alerts may go to."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise ValueError(f"{url!r} is no https address. Give one that begins with https://")
    if parts.username is not None or parts.password is not None:
        raise ValueError("the address holds a name or password. Leave them out: messages are signed, see --secret")
    if parts.fragment or not url.isprintable() or " " in url:
        raise ValueError(f"{url!r} holds a fragment, a space or a control character. Leave it out")
    _ = parts.port  # raises ValueError where it is no number
    return url


def secret_of(where: str) -> bytes:
    """The secret that `env:NAME` or `file:PATH` leads to, without a line end.

    Raises `ValueError`, which never holds the secret, where there is none or it is shorter than 16 bytes.
    """
    kind, _, name = where.partition(":")
    if kind == "env" and name:
        value = os.environ.get(name, "").encode("utf-8", "surrogateescape")
        told = f"the environment variable {name}"
    elif kind == "file" and name:
        told = f"the file {name}"
        try:
            with Path(name).open("rb") as file:
                value = file.read(_LONGEST_SECRET + 1)
        except OSError as error:
            raise ValueError(f"{told} cannot be read: {error.strerror}") from None
    else:
        raise ValueError("a secret is named as env:NAME or file:PATH; it is not given itself")
    value = value.rstrip(b"\r\n")
    if not _SHORTEST_SECRET <= len(value) <= _LONGEST_SECRET:
        raise ValueError(f"{told} holds no secret of {_SHORTEST_SECRET} to {_LONGEST_SECRET} bytes")
    return value


def signature(secret: bytes, timestamp: str, body: bytes) -> str:
    """`sha256=` and the HMAC-SHA256 of timestamp, a full stop and body, in hexadecimal digits."""
    return "sha256=" + hmac.new(secret, timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def deliver(alert: Alert, waiting: Waiting, post: Post, now: datetime.datetime) -> None:
    """Post one message.  Raises `UndeliveredError` or `RefusedError`; returns after a 2xx."""
    try:
        check_url(alert.target)
        secret = secret_of(alert.secret or "")
    except ValueError as error:
        raise UndeliveredError(str(error)) from error
    body, timestamp = waiting.message.encode(), str(int(now.timestamp()))
    headers = {
        "Content-Type": "application/json",
        "X-Dragoman-Delivery": waiting.delivery,
        "X-Dragoman-Timestamp": timestamp,
        "X-Dragoman-Signature": signature(secret, timestamp, body),
    }
    status = post(alert.target, body, headers)
    if 200 <= status < 300:
        return
    if 300 <= status < 400:
        raise UndeliveredError(
            f"the receiver answered {status}, a redirect: they are not followed. Give the address itself"
        )
    if status in _TRY_LATER or status >= 500:
        raise UndeliveredError(f"the receiver answered {status}")
    raise RefusedError(f"the receiver answered {status}")


def fetcher(alert: Alert) -> Post:
    """The project's one fetcher, allowed the private hosts that the alert allows."""

    def post(url: str, body: bytes, headers: dict[str, str]) -> int:
        try:
            return Fetcher(Settings(allow_hosts=tuple(alert.hosts))).post(url, body, headers)
        except FetchError as error:
            raise UndeliveredError(str(error)) from error

    return post
