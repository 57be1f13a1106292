"""Files packed with gzip or zstd, unpacked as a stream: what is damaged is read as far as it goes, bombs are not."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from typing import IO, Any, Literal, cast

from dragoman.sources.limits import is_bomb

Compression = Literal["gzip", "zstd"]

_MAGIC: dict[bytes, Compression] = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}
_ENDINGS = (".gz", ".gzip", ".zst", ".zstd")
_PIECE = 1 << 13  # of zstd, a piece in which the packing breaks is lost


def compression_of(head: bytes) -> Compression | None:
    """How some bytes are packed, by their beginning (RFC 1952, RFC 8878)."""
    return next((name for magic, name in _MAGIC.items() if head.startswith(magic)), None)


def inner_name(name: str) -> str:
    """The name of a packed file without the ending that says how it is packed."""
    ending = next((one for one in _ENDINGS if name.lower().endswith(one)), "")
    return name.removesuffix(name[len(name) - len(ending) :]) if ending else name


class Unpacked(io.RawIOBase):
    """What a packed stream holds.  It ends where its packing is damaged, and `problem` then says what is wrong."""

    def __init__(self, packed: IO[bytes], compression: Compression) -> None:
        self._packed = _Counted(packed)
        self._take = _opened(self._packed, compression)
        self.compression = compression
        self.size = 0
        self.problem: str | None = None

    def readable(self) -> bool:
        """It can be read, and in one direction only."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer; 0 at the end, be it the end of the data or of what can be read of it."""
        if self.problem:
            return 0
        try:
            data = self._take(min(len(buffer), _PIECE))
        except (OSError, EOFError, zlib.error) as problem:
            self.problem = f"its {self.compression} packing is damaged or cut off ({problem})"
            return 0
        self.size += len(data)
        if is_bomb(self._packed.size, self.size):
            self.problem = "it unpacks to far more than articles do: it is refused"
            return 0
        buffer[: len(data)] = data
        return len(data)


def _opened(packed: _Counted, compression: Compression) -> Callable[[int], bytes]:
    """What gives some of the bytes in a stream, as many as asked for or fewer, and none only at its end."""
    stream = cast("IO[bytes]", packed)
    if compression == "gzip":
        return gzip.GzipFile(fileobj=stream).read1  # `read` fills up, and loses what it has where the packing breaks
    import pyarrow

    return cast(
        "Callable[[int], bytes]", pyarrow.CompressedInputStream(pyarrow.PythonFile(stream, mode="r"), "zstd").read
    )


class _Counted(io.RawIOBase):
    """A stream that counts what was taken from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.size = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.size += len(data)
        return data
