"""A server of the pages as people start it, and a visitor that asks it over one connection."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SHOWN = re.compile(r"http://([\w.]+):(\d+)")
_LONG = 120  # seconds that an answer may take


@contextmanager
def serving(record: Path) -> Iterator[tuple[str, int]]:
    """The host and the port of `dragoman serve`."""
    command = [sys.executable, "-m", "dragoman.cli", "serve", "--read-only", "--record", str(record), "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert process.stderr
        for line in process.stderr:
            if found := _SHOWN.search(line):
                yield found[1], int(found[2])
                return
        raise RuntimeError("`serve` ended before it served")
    finally:
        process.terminate()
        process.wait()


class Visitor:
    """One connection, kept open, as a browser keeps it."""

    def __init__(self, host: str, port: int) -> None:
        """Connect when first asked."""
        self._connection = http.client.HTTPConnection(host, port, timeout=_LONG)

    def seconds(self, address: str) -> float:
        """How long an answer takes, to its last byte.  Raises `RuntimeError` where it is no good answer."""
        began = time.perf_counter()
        self._connection.request("GET", address)
        answer = self._connection.getresponse()
        answer.read()
        took = time.perf_counter() - began
        if answer.status != 200:
            raise RuntimeError(f"{address}: {answer.status}")
        return took
