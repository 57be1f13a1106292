"""Every scorer of the development data, what it is given, and the figures that are quoted from it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.data import SHARED, WORK, dragoman, gold, listed, readings


class Scored(NamedTuple):
    """One scorer on one set: its name, its arguments, and which figures to quote (paths into its JSON)."""

    name: str
    scorer: str
    arguments: Callable[[], list[str]]
    figures: tuple[str, ...]


def _seeds() -> list[str]:
    texts = sorted((SHARED / "seeds").glob("*.txt"))
    lists = [f"--{name}={listed(name, *texts)}" for name in ("lineage", "stories", "conflicts")]
    return ["--facts", str(SHARED / "score" / "seeds_facts.json"), "--readings", str(readings(*texts)), *lists]


def _read(gold_file: Path, *inputs: Path, task: str | None = None) -> Callable[[], list[str]]:
    return lambda: [*([task] if task else []), "--gold", str(gold_file), "--readings", str(readings(*inputs))]


def _predicted(gold_at: Path, made: Callable[[], Path], option: str = "--pred") -> Callable[[], list[str]]:
    return lambda: ["--gold", str(gold_at), option, str(made())]


def _events(task: str, name: str) -> Callable[[], list[str]]:
    return _read(gold("events", f"{name}.gold.jsonl"), gold("events", f"{name}.input.jsonl"), task=task)


def _webpages() -> Path:
    return readings(*sorted(gold("webtext", "html").glob("*.html")))


def _pairs() -> Path:
    return dragoman(["match-names", str(gold("names", "pairs-dev.jsonl"))], WORK / "pairs.scores.jsonl")


def _coref() -> list[str]:
    source = gold("coref", "articles.jsonl")
    return [
        *("--gold", str(gold("coref", "gold.jsonl"))),
        *("--pred", str(listed("events", source))),
        *("--readings", str(readings(source))),
    ]


def _conflicts(name: str) -> Scored:
    source = gold("conflicts", name, "articles.jsonl")
    made = _predicted(gold("conflicts", name), lambda: listed("conflicts", source))
    figures = ("overall.f1", "overall.precision", "overall.recall", "clean_stories_alarmed", "false_across_stories")
    return Scored(f"conflicts, {name}", "conflicts.py", made, figures)


SCORED: tuple[Scored, ...] = (
    Scored("damaged articles", "facts.py", _seeds, ("must_score", "score", "forbidden", "bad_spans")),
    Scored(
        "debris, web pages", "debris.py", _predicted(gold("webtext"), _webpages), ("f1", "dropped", "pages_all_kept")
    ),
    Scored(
        "debris, injected lines",
        "debris.py",
        _predicted(gold("lineage", "debris_lines.jsonl"), lambda: readings(gold("lineage", "articles.jsonl"))),
        ("f1", "dropped", "pages_all_kept"),
    ),
    Scored(
        "times",
        "times.py",
        _read(gold("times", "te3-platinum.gold.jsonl"), gold("times", "te3-platinum.jsonl")),
        ("overall.relaxed.f1", "overall.strict.f1", "overall.value.f1"),
    ),
    Scored(
        "statements",
        "statements.py",
        _read(gold("statements", "polnear-dev.gold.jsonl"), gold("statements", "polnear-dev.jsonl")),
        (
            "overall.content@0.3.f1",
            "overall.content@0.8.f1",
            "overall.attribution.f1",
            "overall.recall_of_saying@0.3",
            "overall.source_accuracy",
            "overall.cue_accuracy",
        ),
    ),
    Scored(
        "names",
        "names.py",
        _read(gold("names", "re3d-dev.gold.jsonl"), gold("names", "re3d-dev.jsonl")),
        ("overall.overlap.f1", "overall.exact.f1"),
    ),
    Scored(
        "places",
        "names.py",
        _read(gold("names", "trnews-dev.gold.jsonl"), gold("names", "trnews-dev.jsonl")),
        ("span_overlap.f1", "country.f1", "country_accuracy_at_found"),
    ),
    Scored(
        "name pairs",
        "names.py",
        _predicted(gold("names", "pairs-dev.gold.jsonl"), _pairs, "--scores"),
        ("at_0.5.f1", "at_best.f1", "best_threshold"),
    ),
    Scored(
        "events, pairs",
        "events.py",
        _events("plv", "plv_dev"),
        ("pair_recall", "accuracy_on_found", "macro_f1", "swap_rate"),
    ),
    Scored(
        "events, classes",
        "events.py",
        _events("class5", "cameo_class_dev"),
        ("macro_f1", "over_coding_main", "over_coding"),
    ),
    Scored(
        "events, roles",
        "events.py",
        _events("roles", "cameo_ner_dev"),
        ("main_overlap.f1", "main_exact.f1", "all_overlap.f1"),
    ),
    Scored("actors and offices", "events.py", _events("offices", "ngec_actor_dev"), ("country", "sector", "found")),
    Scored("event coreference", "coref.py", _coref, ("found_share", "matched.b3.f1", "multi.b3.f1", "all.b3.f1")),
    Scored(
        "stories",
        "stories.py",
        _predicted(gold("stories"), lambda: listed("stories", gold("stories", "articles.jsonl"))),
        ("b3.f1", "twins_merged"),
    ),
    Scored(
        "lineage",
        "lineage.py",
        _predicted(gold("lineage"), lambda: listed("lineage", gold("lineage", "articles.jsonl"))),
        ("parent_family", "relation_accepting", "origins_b3.f1", "origins_pairwise.f1", "distractor_pairs_merged"),
    ),
    *(_conflicts(name) for name in ("hand-r1", "hand-r2", "hand-r3", "real")),
)


def run(scored: Scored) -> dict[str, float]:
    """Run one scorer; its figures by name."""
    script = SHARED / "score" / scored.scorer
    command = [sys.executable, str(script), *scored.arguments(), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    report = json.loads(done.stdout)
    return {name: value for name in scored.figures if (value := _figure(report, name)) is not None}


def _figure(report: Any, name: str) -> float | None:
    """A figure by its path; a step may itself hold a point ("at_0.5.f1"), so the longest name that fits is taken."""
    if name in report:
        value: float | None = report[name]
        return value
    for key in sorted(report, key=len, reverse=True):
        if name.startswith(f"{key}."):
            return _figure(report[key], name.removeprefix(f"{key}."))
    raise KeyError(name)
