"""Web archives for tests: records as crawlers write them."""

from __future__ import annotations


def record(
    uri: str = "https://x/1",
    body: bytes = b"<html><p>Envoys met.</p></html>",
    *,
    kind: str = "response",
    media: str = "text/html",
    status: str = "200 OK",
    headers: str = "",
    length: int | None = None,
) -> bytes:
    """A record of an answer; `length` is what it gives as its own, where that is not so."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2024-05-02T10:00:00Z\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(http) if length is None else length}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"
