"""The reference cannot drift: what the program has is documented, and what is documented it has."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path
from typing import get_args

import msgspec
import pytest
import typer

from dragoman.cleaning.clues.tables import signs
from dragoman.cli.app import app
from dragoman.knowledge.counting import counted
from dragoman.model import (
    ConflictKind,
    CueClass,
    Event,
    FusedEvent,
    Happening,
    Polarity,
    PublishedBasis,
    Severity,
    Statement,
    StatementKind,
)
from dragoman.ontology import frames
from dragoman.ontology.frames import Frame
from dragoman.record.schema import PAST, metadata

DOCS = Path(__file__).resolve().parents[2] / "docs"
REFERENCE = DOCS / "reference"
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def parameters(name: str) -> list[typer.core.TyperOption]:
    """The parameters of a command, and of the commands below it."""
    command = COMMANDS[name]
    return [*command.params, *(p for below in getattr(command, "commands", {}).values() for p in below.params)]


PAGES = sorted(DOCS.rglob("*.md"))
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_KIND = re.compile(r'Clue\(\s*kind="([a-z-]+)"')


def page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def sections(text: str) -> dict[str, str]:
    """The second-level sections of a page, by heading."""
    parts = re.split(r"(?m)^## +(.+)$", text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def in_code(text: str) -> set[str]:
    """Every word or phrase between back-ticks."""
    return set(re.findall(r"`([^`\n]+)`", text))


def first_cells(text: str) -> set[str]:
    """What stands between back-ticks in the first column of tables."""
    return {word for row in re.findall(r"(?m)^\| (`.*?) \|", text) for word in in_code(row)}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented(name: str) -> None:
    section = sections(page("commands.md"))[name]
    documented = {word for code in in_code(section) for word in code.split()}
    options = {
        spelling for p in parameters(name) if p.param_type_name == "option" for spelling in [*p.opts, *p.secondary_opts]
    }
    assert options - {"--help"} <= documented
    for option in {word for word in documented if word.startswith("-") and len(word) > 1}:
        assert option in options, f"{name} has no {option}"


def test_every_documented_command_exists() -> None:
    assert set(sections(page("commands.md"))) == set(COMMANDS)


def test_every_kind_and_severity_of_conflict_is_documented() -> None:
    told = sections(page("conflicts.md"))
    assert first_cells(told["Kinds"]) == set(get_args(ConflictKind))
    assert set(get_args(Severity)) <= first_cells(page("conflicts.md"))


def clue_kinds() -> set[str]:
    """The kinds of clue in the data, and those that code makes by name."""
    kinds = {rule.kind for rule, _ in signs()}
    data = resources.files("dragoman.data")
    for path in data.iterdir():
        if path.name.startswith("debris-") and path.name.endswith(".toml"):
            rules = tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
            kinds |= {rule["clue"] for rule in rules if "clue" in rule}
    source = Path(str(resources.files("dragoman"))) / "cleaning"
    return kinds.union(*(_KIND.findall(file.read_text(encoding="utf-8")) for file in source.rglob("*.py")))


def test_every_kind_of_clue_is_documented() -> None:
    assert first_cells(sections(page("debris-and-clues.md"))["Clues"]) == clue_kinds()


def test_every_basis_of_a_date_is_documented_in_its_order() -> None:
    table = re.findall(r"(?m)^\| `([a-z-]+)` \|", page("publication-dates.md"))
    assert table == list(get_args(PublishedBasis))


def test_every_position_is_documented() -> None:
    listed = set(re.findall(r"(?m)^    ([a-zA-Z]+(?::[a-zA-Z]+)?) {1,}\S", frames.__doc__ or ""))
    documented = first_cells(sections(page("frames.md"))["Positions"])
    assert documented == listed
    used = {position for frame in frames.load_frames() for position in (*frame.actor, *frame.recipient, *frame.place)}
    for position in used - documented:  # any other word is a preposition by its own name, alone or behind one of these
        assert position.partition(":")[0] in {"object", "complement"} or position.isalpha(), position


def test_every_field_of_a_frame_is_documented() -> None:
    documented = first_cells(sections(page("frames.md"))["Fields"])
    assert documented >= {field.name for field in msgspec.structs.fields(Frame)}


def test_every_field_of_a_statement_is_documented() -> None:
    told = page("reading.md").partition("**`statements`**")[2]
    assert first_cells(sections(f"## fields\n{told}")["fields"]) >= {f.name for f in msgspec.structs.fields(Statement)}


def test_every_field_of_an_event_and_a_happening_is_documented() -> None:
    assert first_cells(page("fused-events.md")) == {f.name for f in msgspec.structs.fields(FusedEvent)}
    told = first_cells(page("reading.md"))
    assert told >= {f.name for one in (Event, Happening) for f in msgspec.structs.fields(one)}


@pytest.mark.parametrize("words", [CueClass, Polarity, StatementKind])
def test_every_word_that_narrows_statements_is_documented(words: object) -> None:
    assert set(get_args(words)) <= in_code(sections(page("commands.md"))["statements"])


def test_every_table_of_the_record_is_documented() -> None:
    past = {table.name for table in PAST.values()}  # their names follow from those of the present
    assert first_cells(page("record.md")) == {*metadata.tables, "article_words"} - past


@pytest.mark.parametrize("path", PAGES, ids=[str(path.relative_to(DOCS)) for path in PAGES])
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in _LINK.findall(path.read_text(encoding="utf-8")):
        file, _, anchor = target.partition("#")
        if "://" in file:
            continue
        found = (path.parent / file).resolve() if file else path
        assert found.exists(), target
        if anchor:
            headings = re.findall(r"(?m)^#+ +(.+)$", found.read_text(encoding="utf-8"))
            assert anchor in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}, target


def test_docs_do_not_name_options_that_nobody_has() -> None:
    known = {spelling for name in COMMANDS for p in parameters(name) for spelling in [*p.opts, *p.secondary_opts]}
    for path in PAGES:
        for line in re.findall(r"(?m)^\$? ?dragoman .*$", path.read_text(encoding="utf-8")):
            words = line.partition(" | ")[0].lstrip("$ ").split()
            assert words[1] in COMMANDS or words[1].startswith("-"), line
            assert {w for w in words[2:] if re.match(r"--?[a-z]", w)} <= known, line


def test_what_is_known_is_counted_as_documented() -> None:
    told = re.findall(
        r"(?m)^\| ([^|]+?) \| (\d+) \| (\d*) \| (\d*) \|$", (DOCS / "knowledge.md").read_text(encoding="utf-8")
    )
    now = [
        (row.what, str(row.number), row.begins or "", row.ends or "") for row in counted() if "your own" not in row.what
    ]
    assert told == now


def test_every_command_about_facts_is_documented() -> None:
    section = sections(page("commands.md"))["knowledge"]
    assert {code.split()[0] for code in in_code(section)} >= set(COMMANDS["knowledge"].commands)
