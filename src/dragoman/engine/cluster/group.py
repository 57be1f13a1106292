"""Some chunks that are one dataframe of Daft's: sent together, answered one by one, done again where that fails."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Sequence

from dragoman.engine.cluster import rows
from dragoman.engine.cluster.libraries import ClusterError
from dragoman.model import Document, Failure, Reading

Results = list[Reading | Failure]
# Runs a dataframe: numbered rows of articles in, numbered answers out, in any order, each at most once.
Plan = Callable[[dict[int, Sequence[Document]]], Iterator[tuple[int, rows.Answer]]]

_REFUSAL = re.compile(r"(?m)\b(?:Cluster|Place)Error: (.+)$")
_TRIES = 4  # in which nothing comes back, before the cluster counts as lost
_PAUSE_S = 2.0  # before a second try; longer before later ones: a dead node is noticed only after some seconds


class Group:
    """Chunks on their way through the cluster."""

    def __init__(self, chunks: Sequence[Sequence[Document]], plan: Plan, *, pause: float = _PAUSE_S) -> None:
        self._chunks = chunks
        self._plan = plan
        self._pause = pause
        self._results: dict[int, Results] = {}
        self._error: BaseException | None = None
        self._news = threading.Condition()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def results(self) -> Iterator[Results]:
        """The results of each chunk, in order, as they come.  Raises `ClusterError` where the cluster is lost."""
        for number in range(len(self._chunks)):
            with self._news:
                while number not in self._results and self._error is None:
                    self._news.wait()
                if number not in self._results:
                    assert self._error is not None
                    raise self._error
                found = self._results.pop(number)
            yield found

    def stop(self) -> None:
        """Begin nothing more."""
        self._stopped.set()

    def join(self, seconds: float) -> None:
        """Wait until the work has ended, at most so long."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            self._all()
        except BaseException as error:  # whoever waits for the results must hear of it
            with self._news:
                self._error = error
                self._news.notify_all()

    def _all(self) -> None:
        suspect: list[int] = []
        for number, answer in self._insist(dict(enumerate(self._chunks))):
            if answer.fault:
                suspect.append(number)
            else:
                self._give(number, answer.each())
        for number in sorted(suspect):
            self._give(number, [self._alone(document) for document in self._chunks[number]])

    def _give(self, number: int, results: Results) -> None:
        if len(results) != len(self._chunks[number]):
            raise ClusterError(f"{len(results)} results came back for {len(self._chunks[number])} articles")
        with self._news:
            self._results[number] = results
            self._news.notify_all()

    def _alone(self, document: Document) -> Reading | Failure:
        """An article of a chunk that could not be read: by itself, so that only the one at fault is lost."""
        ((_, answer),) = self._insist({0: [document]})
        if answer.fault:
            return Failure(uri=document.uri, stage="read", error=answer.fault)
        return answer.each()[0]

    def _insist(self, missing: dict[int, Sequence[Document]]) -> Iterator[tuple[int, rows.Answer]]:
        """Run the plan until each row is answered, once; what is lost with a node is done again."""
        tries = 0
        while missing and not self._stopped.is_set():
            try:
                for number, answer in self._plan(dict(missing)):
                    if missing.pop(number, None) is not None:
                        tries = 0
                        yield number, answer
                reason = "rows were not answered"
            except Exception as error:  # of Daft or Ray: a node that died, a result that died with it
                if refusal := _refusal(error):
                    raise ClusterError(refusal) from None
                reason = in_a_line(error)
            tries += 1
            if missing and tries >= _TRIES:
                raise ClusterError(f"the cluster gives no answer any more: {reason}")
            if missing:
                self._stopped.wait(self._pause * tries)


def in_a_line(error: Exception) -> str:
    """What an error says at its end; those of Ray tell first where it came by."""
    lines = [line for line in str(error).splitlines() if line.strip()]
    return f"{type(error).__name__}: {lines[-1].strip() if lines else ''}".rstrip(": ")


def _refusal(error: Exception) -> str | None:
    """What a node says that will not read, whatever it is given; else null."""
    found = _REFUSAL.findall(str(error))
    return found[-1] if found else None
