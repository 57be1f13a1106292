"""One message to the part of it that is the article.  Runs in a worker process only."""

from __future__ import annotations

import email
import email.header
import email.message
import email.utils
import re
from collections.abc import Iterator

import msgspec

_LONGEST_HEADER = 2000  # characters; decoding longer ones takes more than linear time
_MANY = 2000  # parts
_UNSEEN = (b"style", b"script")  # elements whose text nobody sees
_PASSED_ON = re.compile(r"\s*(?:fwd?|wg|tr|rv|i|enc|re|aw|sv|ref)\s*(?:\[\d+\])?\s*:", re.I)


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """What a mail, or a page that was saved as one, holds; dates in ISO 8601."""

    data: bytes  # of the main part
    is_html: bool
    charset: str | None
    is_page: bool  # a page that a browser saved, with its parts
    location: str | None = None  # of such a page
    identifier: str | None = None
    subject: str | None = None
    sent: str | None = None
    is_passed_on: bool = False  # a forward or a reply: its date is not the article's, nor is its subject


def message_of(data: bytes) -> Message:
    """The main part of a message.  Raises `ValueError` where it has none that is text."""
    message = email.message_from_bytes(data)
    is_page = message.get_content_type() == "multipart/related" and bool(
        message.get("Snapshot-Content-Location") or any(part.get("Content-Location") for part in _parts(message))
    )
    part = _page_part(message) if is_page else _mail_part(message)
    if part is None:
        raise ValueError(
            f"it has no part that is {'a page' if is_page else 'text'}; save its attachments and add those"
        )
    subject = _header(message, "Subject")
    return Message(
        data=_data(part),
        is_html=part.get_content_type() in {"text/html", "application/xhtml+xml"},
        charset=part.get_content_charset(),
        is_page=is_page,
        location=_header(part, "Content-Location") or _header(message, "Snapshot-Content-Location"),
        identifier=_header(message, "Message-ID"),
        subject=subject,
        sent=_date(message),
        is_passed_on=bool(subject and _PASSED_ON.match(subject)),
    )


def _parts(message: email.message.Message) -> Iterator[email.message.Message]:
    """The parts that hold something; those of messages inside this one are not its own."""
    waiting, seen = [message], 0
    while waiting and seen < _MANY:
        part, seen = waiting.pop(0), seen + 1
        below = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(below, list):
            waiting = [*(one for one in below if isinstance(one, email.message.Message)), *waiting]
        elif part.get_content_maintype() != "message":
            yield part


def _page_part(message: email.message.Message) -> email.message.Message | None:
    """The page itself: the part that the message begins with, else its first page."""
    pages = [part for part in _parts(message) if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    start = message.get_param("start")
    return next((part for part in pages if start and part.get("Content-ID") == start), pages[0] if pages else None)


def _mail_part(message: email.message.Message) -> email.message.Message | None:
    """The text as plain text, unless that is only a pointer to the page beside it, which has twice as much."""
    own = [part for part in _parts(message) if part.get_content_disposition() != "attachment"]
    plain = next((part for part in own if part.get_content_type() == "text/plain" and _data(part).strip()), None)
    page = next((part for part in own if part.get_content_type() == "text/html"), None)
    if plain is None or page is None:
        return plain or page
    return page if _seen_words(_data(page)) > 2 * len(_data(plain).split()) else plain


def _seen_words(page: bytes) -> int:
    """How many words of a page stand outside its tags, about."""
    before, *tags = page.split(b"<")
    count, unseen = len(before.split()), b""
    for tag in tags:
        name = tag[:8].lower()
        if unseen and not name.startswith(b"/" + unseen):
            continue
        unseen = next((one for one in _UNSEEN if name.startswith(one)), b"")
        count += 0 if unseen else len(tag.partition(b">")[2].split())
    return count


def _data(part: email.message.Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _header(message: email.message.Message, name: str) -> str | None:
    """A header, decoded, in one line."""
    try:
        raw = message.get(name)
        if raw is None:
            return None
        parts = email.header.decode_header(str(raw)[:_LONGEST_HEADER])
        words = " ".join(str(email.header.make_header(parts)).split())
    except (LookupError, ValueError, email.errors.MessageError):
        words = " ".join(str(message.get(name))[:_LONGEST_HEADER].split())
    return words.encode("utf-8", "replace").decode("utf-8") or None


def _date(message: email.message.Message) -> str | None:
    """The date of sending, in ISO 8601 with the offset of the clock that wrote it."""
    try:
        return email.utils.parsedate_to_datetime(str(message.get("Date", ""))[:200]).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
