"""The tokens of XML as feeds write it: tags, text, CDATA.  Whatever stands there, nothing is lost and nothing hangs.

A reader of its own, because feeds are broken more often than any other XML and their text must survive that: a bare
`&` or `<`, an unclosed `<br>`, a prefix that nobody declared.  lxml drops what follows a bare `<` where it recovers.
Entities that the document itself declares stay as they are written, so none can explode.  The time is linear, and no
more is held than a piece of the document.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterable, Iterator
from html.entities import html5
from typing import IO, Literal, NamedTuple

from dragoman.sources.decoding import encoding_of

# The encoding is found out from this many bytes: of most feeds, from all.
_SAMPLE = 1_000_000
_CHUNK = 1 << 16
# Longer tags are none: the rest of a text behind a bare `<`.
_MAX_TAG = 1 << 16

_TAG = re.compile(r"<(?P<closes>/?)(?P<name>[^\W\d][\w.:-]*)(?P<rest>[^<>]*)>")
_EDGE = re.compile(r"[<>]")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


class Token(NamedTuple):
    """A tag, as written, with its name; or some text, in which references stand as written, or as plain characters."""

    kind: Literal["open", "empty", "close", "text", "plain"]
    raw: str
    name: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of a tag."""
        return {name: unescape(one or other) for name, one, other in _ATTRIBUTE.findall(self.raw)}


def unescape(text: str) -> str:
    """Text with the characters that its references stand for; what stands for none stays as it is written."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    # Not by `html.unescape` for names: of "&notify;" it would read "&not" and keep the rest.
    return html.unescape(found[0]) if found[0][1] == "#" else html5.get(found[0][1:], found[0])


def chunks(stream: IO[bytes]) -> Iterator[str]:
    """The text of a stream, piece by piece."""
    sample = stream.read(_SAMPLE)
    decoder = codecs.getincrementaldecoder(encoding_of(sample[: sample.rfind(b">") + 1] or sample))("replace")
    while sample:
        yield decoder.decode(sample).replace("\x00", " ")
        sample = stream.read(_CHUNK)
    yield decoder.decode(b"", final=True)


def tokens(pieces: Iterable[str]) -> Iterator[Token]:
    """The tokens of a text that comes in pieces; comments, declarations and instructions are left out."""
    yield from _Scanner(iter(pieces)).tokens()


class _Scanner:
    """A text that comes in pieces, and how far in it one is."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces = pieces
        self._text = ""
        self._at = 0

    def tokens(self) -> Iterator[Token]:
        while True:
            start = self._text.find("<", self._at)
            end = len(self._text) if start < 0 else start
            if end > self._at:
                yield Token("text", self._text[self._at : end])
                self._at = end
            if start >= 0:
                yield from self._markup()
            elif not self._more():
                return

    def _more(self) -> bool:
        """Take the next piece and let go of what is done with."""
        piece = next(self._pieces, None)
        self._text = self._text[self._at :] + (piece or "")
        self._at = 0
        return piece is not None

    def _markup(self) -> Iterator[Token]:
        while len(self._text) - self._at < len("<![CDATA[") and self._more():
            pass
        if self._text.startswith("<![CDATA[", self._at):
            self._at += len("<![CDATA[")
            for part in self._until("]]>"):
                yield Token("plain", part)
        elif self._text.startswith("<!--", self._at):
            self._at += len("<!--")
            for _ in self._until("-->"):
                pass
        else:
            yield from self._tag()

    def _until(self, mark: str) -> Iterator[str]:
        """What stands before a mark, in parts; all the rest where it does not come."""
        while (found := self._text.find(mark, self._at)) < 0:
            safe = max(self._at, len(self._text) - len(mark) + 1)
            yield self._text[self._at : safe]
            self._at = safe
            if not self._more():
                found = len(self._text)
                break
        yield self._text[self._at : found]
        self._at = min(found + len(mark), len(self._text))

    def _tag(self) -> Iterator[Token]:
        edge = self._edge()
        if edge < 0 or self._text[edge] == "<":
            self._at += 1
            yield Token("text", "<")
            return
        found = _TAG.match(self._text, self._at, edge + 1)
        raw = self._text[self._at : edge + 1]
        if found:
            kind: Literal["open", "empty", "close"] = "close" if found["closes"] else "open"
            yield Token("empty" if kind == "open" and raw.endswith("/>") else kind, raw, found["name"])
        elif raw[1] not in "!?":
            yield Token("text", raw)
        self._at = edge + 1

    def _edge(self) -> int:
        """Where the tag ends, or something else begins; below zero where neither is near."""
        while not (found := _EDGE.search(self._text, self._at + 1, self._at + _MAX_TAG)):
            if len(self._text) - self._at >= _MAX_TAG or not self._more():
                return -1
        return found.start()
