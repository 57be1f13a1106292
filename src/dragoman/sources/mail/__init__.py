"""Mail (EML), mailboxes (mbox) and pages that browsers save as mail (MHTML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

import msgspec

from dragoman.model import Declared, Document, Failure
from dragoman.sources.extracted import extracted
from dragoman.sources.limits import MAX_BYTES, MAX_FILE, too_large
from dragoman.sources.mail.message import Message
from dragoman.sources.paths import failure
from dragoman.sources.single import document

__all__ = ["of_mail", "of_mailbox"]

_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
# The line before each message of a mailbox; in messages such a line is written with `>` before it.
_SEPARATOR = re.compile(rb"From \S+.{0,100}\d{4}\s*$")
_QUOTED = re.compile(rb"(?m)^>(>*From )")
_LINE = 1 << 20


def of_mail(data: bytes, uri: str, declared: Declared | None = None, *, by_id: bool = False) -> Document | Failure:
    """The article in a message, or in a page that was saved as one; such a page is called by its address.

    Of a mail, the subject is the title and the day of sending the publication date, unless it is passed on: then it
    was published on that day or before.  Its sender need not be who published the text, so it has no outlet.
    """
    got = extracted(data, uri, "mail")
    if isinstance(got, Failure):
        return got
    message = msgspec.msgpack.decode(got, type=Message)
    if declared is None and message.is_page and message.location and _WEB.fullmatch(message.location):
        uri = message.location
    elif by_id and message.identifier:
        uri = "mid:" + message.identifier.strip("<>")  # RFC 2392
    if len(message.data) > MAX_BYTES:
        return failure(uri, too_large("the text of the mail"))
    return document(
        message.data,
        uri,
        "html" if message.is_html else "text",
        what="mail",
        charset=message.charset,
        declared=_declared(message) if declared is None else declared,
    )


def _declared(message: Message) -> Declared:
    if message.is_page or message.is_passed_on:
        return Declared(fetched=message.sent)
    return Declared(title=message.subject, published=message.sent)


def of_mailbox(stream: IO[bytes], name: str) -> Iterator[Document | Failure]:
    """The articles of a mailbox, one a message, called by its Message-ID, else by the mailbox and its number."""
    for number, data in enumerate(_messages(stream), 1):
        where = f"{name}:{number}"
        yield failure(where, too_large("the mail", MAX_FILE)) if data is None else of_mail(data, where, by_id=True)


def _messages(stream: IO[bytes]) -> Iterator[bytes | None]:
    """The bytes of each message, None for one over the limit; never holds more than the limit."""
    lines: list[bytes] = []
    size, is_open, after_gap = 0, False, True
    while line := stream.readline(_LINE):
        if after_gap and _SEPARATOR.match(line):
            if is_open:
                yield _message(lines, size)
            lines, size, is_open = [], 0, True
        elif size <= MAX_FILE:
            lines.append(line)
            size += len(line)
        after_gap = not line.strip()
    if is_open:
        yield _message(lines, size)


def _message(lines: list[bytes], size: int) -> bytes | None:
    return _QUOTED.sub(rb"\1", b"".join(lines)) if size <= MAX_FILE else None
