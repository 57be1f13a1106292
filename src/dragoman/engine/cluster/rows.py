"""What travels between the driver and the nodes: articles there, what became of them back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dragoman.model import Document, Failure, Reading, Struct

Result = Reading | Failure


class _Result(Struct, frozen=True, kw_only=True, array_like=True):
    """One of the two: a bare union could not be told apart again."""

    reading: Reading | None = None
    failure: Failure | None = None


class Answer(Struct, frozen=True, kw_only=True, array_like=True):
    """What a node made of some articles, or why it made nothing of them."""

    results: tuple[_Result, ...] = ()
    fault: str = ""

    def each(self) -> list[Result]:
        """The results, in the order of the articles."""
        return [result.reading or result.failure for result in self.results]  # type: ignore[misc]  # one of them is there


_encode = msgspec.msgpack.Encoder().encode
_documents = msgspec.msgpack.Decoder(list[Document]).decode
_answer = msgspec.msgpack.Decoder(Answer).decode


def pack(documents: Iterable[Document]) -> bytes:
    """Articles for a node.  Their original bytes stay with the driver: reading needs the text alone."""
    return _encode([msgspec.structs.replace(document, original=None) for document in documents])


def unpack(data: bytes) -> list[Document]:
    """The articles again."""
    return _documents(data)


def answer(results: Sequence[Result]) -> bytes:
    """Results for the driver."""
    return _encode(
        Answer(results=tuple(_Result(reading=r) if isinstance(r, Reading) else _Result(failure=r) for r in results))
    )


def fault(reason: str) -> bytes:
    """Why there are none."""
    return _encode(Answer(fault=reason))


def answered(data: bytes) -> Answer:
    """What a node said."""
    return _answer(data)
