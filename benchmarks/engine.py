"""What running the work costs beside the work: several processes, writing, and the memory of who hands it out.

python -m benchmarks.engine          two processes, writing, the memory of one that reads
python -m benchmarks.engine large    the memory of the process that hands out 100,000 articles

All are ratios of things done in the same run on the same machine, in turns, what is started before not counted.
"""

from __future__ import annotations

import itertools
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.speed import EXAMPLES
from dragoman.engine import run
from dragoman.engine.adding import batches
from dragoman.engine.chunks import chunks, documents_of
from dragoman.engine.here import Here
from dragoman.engine.pipeline import process, process_many
from dragoman.engine.pool import Pool
from dragoman.engine.pool.work import answered
from dragoman.engine.run import Place
from dragoman.language.pipeline import DEFAULT_MODEL
from dragoman.model import Declared, Document, Reading
from dragoman.record import Store, writing
from dragoman.sources import documents

_ROUNDS = 3
_COPIES = 12  # of the examples, each with words of its own, so that nothing is known from before
_STORED = 100_000  # readings that are handed out with nothing read


def figures() -> dict[str, float]:
    """The ratios; each is the median of three rounds."""
    rounds = [_round(list(_texts(number))) for number in range(_ROUNDS)]
    found = {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
    return found | {"megabytes of a reader, at most": _largest_reader() / 1e6}


def _texts(number: int) -> Iterator[Document]:
    """Texts of the examples, other ones in each round and copy."""
    for one in documents([str(EXAMPLES)]):
        if isinstance(one, Document) and one.media == "text":
            for copy in range(_COPIES):
                yield Document(
                    uri=f"{one.uri}#{copy}",
                    id=f"{one.id}-{copy}",
                    media="text",
                    text=f"Report {number * _COPIES + copy}.\n\n{one.text}",
                    declared=Declared(clean=True),
                )


def _round(texts: list[Document]) -> dict[str, float]:
    given = [documents_of(chunk) for chunk in chunks(texts)]
    bare = {workers: _bare(workers, given) for workers in (1, 2)}
    ours = {workers: _ours(workers, given) for workers in (1, 2)}
    plain = _plain_pool(given)
    written = {workers: _written(workers, given) for workers in (1, 2)}
    return {
        "two readers / two bare parsers, speed-up over one": (ours[1] / ours[2]) / (bare[1] / bare[2]),
        "two readers / two bare parsers, articles a second": bare[2] / ours[2],
        "two readers and writing / one reader and writing": written[1] / written[2],
        "engine / bare process pool, seconds": ours[2] / plain,
    }


def _bare(workers: int, given: list[list[Document]]) -> float:
    """Seconds in which so many processes parse all texts, with nothing but the parser."""
    return _pooled(workers, _parse, [[one.text for one in chunk] for chunk in given])


def _plain_pool(given: list[list[Document]]) -> float:
    """Seconds in which the pool of the standard library reads all."""
    return _pooled(2, process_many, given)


def _pooled(workers: int, work: Callable[[Any], object], given: Sequence[Any]) -> float:
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        pool.map(work, given[: 4 * workers], chunksize=1)  # until all is loaded
        began = time.perf_counter()
        for _ in pool.imap(work, given):
            pass
        return time.perf_counter() - began


_parser: list[Any] = []


def _parse(texts: list[str]) -> int:
    if not _parser:
        import spacy

        _parser.append(spacy.load(DEFAULT_MODEL))
    return sum(len(_parser[0](text)) for text in texts)


def _ours(workers: int, given: list[list[Document]]) -> float:
    """Seconds in which so many of our processes read all; the results are thrown away."""
    with Pool(workers) as pool:
        for _ in pool.map(given[: 4 * workers]):
            pass
        began = time.perf_counter()
        for _ in pool.map(given):
            pass
        return time.perf_counter() - began


def _written(workers: int, given: list[list[Document]]) -> float:
    """Seconds in which all are read, by this process alone or by so many others, and written to a record."""
    readers = Here() if workers == 1 else Pool(workers)
    with (
        readers as reading,
        tempfile.TemporaryDirectory() as folder,
        closing(Store(Path(folder) / "record.sqlite", create=True)) as store,
    ):
        number = writing.start_run(store, ["benchmark"])
        for _ in reading.map(given[: 4 * workers]):
            pass
        began = time.perf_counter()
        results = itertools.chain.from_iterable(reading.map(given))
        originals = itertools.chain.from_iterable(given)
        for batch in batches(zip(originals, results, strict=True)):
            writing.write_results(store, number, [result for _, result in batch])
        return time.perf_counter() - began


def handing_out() -> dict[str, float]:
    """What the process holds that hands out 100,000 articles, whose reading is replaced by readings that are there."""
    began = time.process_time()
    first, last = _handed_out(_STORED)
    spent = time.process_time() - began
    return {
        f"memory after handing out {_STORED:,} articles / after a tenth": last / first,
        "megabytes of the process that hands out": last / 1e6,
        "its milliseconds for an article": 1000 * spent / _STORED,
    }


def _handed_out(count: int) -> tuple[int, int]:
    """Bytes that this process holds after a tenth of so many articles, and after all."""
    held: list[int] = []
    vars(run)["Pool"] = partial(Pool, task="benchmarks.engine:stored")
    try:
        made = (
            Document(uri=f"u{number}", id=f"sha256:{number}", media="text", text=_WORDS, declared=Declared(clean=True))
            for number in range(count)
        )
        for number, _ in enumerate(run.read_all(made, Place(workers=2)), 1):
            if number in {count // 10, count}:
                held.append(_held(os.getpid()))
    finally:
        vars(run)["Pool"] = Pool
    return held[0], held[1]


_WORDS = "The ministers met in Oslo and spoke about the treaty. " * 40
_stored: list[Reading] = []


def stored(data: bytes) -> bytes:
    """Stands in for reading: what was read once is given for every article."""
    given = msgspec.msgpack.decode(data, type=list[Document])
    if not _stored:
        for one in documents([str(EXAMPLES)]):
            made = process(one) if isinstance(one, Document) else None
            if isinstance(made, Reading):
                _stored.append(made)
    return answered([_stored[number % len(_stored)] for number, _ in enumerate(given)])


def _largest_reader() -> int:
    """Bytes that a reader holds at most, over the examples, their copies and one very long article."""
    texts = list(_texts(_ROUNDS))
    long = Document(
        uri="long",
        id="long",
        media="text",
        text="\n\n".join(one.text for one in texts)[:299_000],
        declared=Declared(clean=True),
    )
    given = [*(documents_of(chunk) for chunk in chunks(texts)), [long]]
    with Pool(1) as pool:
        for _ in pool.map(given):
            pass
        (reader,) = pool.processes
        return _held(reader, "VmHWM")


def _held(process: int, what: str = "VmRSS") -> int:
    """Bytes of memory that a process holds, or held at most."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith(what):
            return int(line.split()[1]) * 1024
    raise LookupError(what)


if __name__ == "__main__":
    found = handing_out() if "large" in sys.argv else figures()
    for name, value in found.items():
        print(f"{name:<60} {value:.3f}", flush=True)
