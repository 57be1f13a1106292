"""Protects deciding and bringing in as people do it: by keyboard alone, without scripts, with assistive programs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dragoman.api import Record
from tests.web.browser.conftest import AXE, BUNDLE, Watched, replaced

TEXT = "Norwegian Foreign Minister Astrid Holm met Chilean President Pablo Reyes in Bergen on Tuesday, officials said."
SERIOUS = ("serious", "critical")
SCRIPTED = pytest.mark.skipif(not BUNDLE.exists(), reason="the bundle is not there: make bundle")


def sign(page: Page) -> None:
    page.fill("input[name=name]", "Lea Kern")
    page.press("input[name=name]", "Enter")
    expect(page.get_by_text("You decide as")).to_be_visible()


@SCRIPTED
def test_conflicts_are_decided_on_by_keyboard(own_site: str, record: Record, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{own_site}/conflicts")
    page.keyboard.press("j")
    with replaced(page):
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/conflict/"))
    sign(page)
    first = page.url
    page.keyboard.press("c")
    page.keyboard.type("ax, as it says")
    assert record.decisions() == ()  # keys that are typed decide nothing
    page.keyboard.press("Tab")
    with replaced(page):
        page.keyboard.press("a")
    expect(page).not_to_have_url(first)
    (kept,) = record.decisions()
    assert (kept.verdict, kept.reason, kept.reviewer) == ("accept", "ax, as it says", "Lea Kern")
    with replaced(page):
        page.keyboard.press("u")
    expect(page).to_have_url(first)
    assert record.decisions() == ()
    with replaced(page):
        page.keyboard.press("j")
    expect(page).not_to_have_url(first)
    with replaced(page):
        page.keyboard.press("k")
    expect(page).to_have_url(first)
    assert watched.complaints == []


@SCRIPTED
def test_cells_are_reviewed_by_keyboard(own_site: str, record: Record, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{own_site}/review?slot=event.place")
    sign(page)
    with replaced(page):
        page.keyboard.press("a")
    expect(page).to_have_url(re.compile("after="))
    page.keyboard.press("c")
    page.keyboard.type("Somewhere")
    with replaced(page):
        page.keyboard.press("Enter")
    expect(page.get_by_text("You corrected")).to_be_visible()
    second = page.url
    with replaced(page):
        page.keyboard.press("s")  # no field holds the keyboard
    expect(page).not_to_have_url(second)
    assert [one.verdict for one in record.decisions()].count("correct") == 1
    with replaced(page):
        page.keyboard.press("u")
    expect(page).to_have_url(re.compile("[?&]cell="))
    assert [one.verdict for one in record.decisions()] == ["accept"]
    assert watched.complaints == []


@pytest.mark.parametrize("scripts", [False, pytest.param(True, marks=SCRIPTED)], ids=["plain", "scripts"])
def test_a_text_is_brought_in_and_its_page_comes_to_its_end(
    own_site: str, record: Record, context: Callable[..., BrowserContext], scripts: bool
) -> None:
    page = context(java_script_enabled=scripts).new_page()
    page.goto(f"{own_site}/import")
    page.fill("textarea[name=text]", TEXT)
    page.get_by_role("button", name="Import the text").click()
    page.wait_for_url(re.compile("/import/."))
    expect(page.locator("#progress")).to_contain_text("Done", timeout=60_000)
    expect(page.locator("#progress")).to_contain_text("1 article")
    assert any(row.uri.startswith("pasted:") for row in record.articles())


def test_it_all_works_without_scripts(
    own_site: str, record: Record, context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(f"{own_site}/conflicts")
    page.locator("a[data-open]").first.click()
    sign(page)
    page.get_by_role("button", name="Dismiss").click()
    page.goto(f"{own_site}/review")
    page.get_by_role("button", name="Accept").click()
    page.get_by_role("link", name="Skip").click()
    page.get_by_role("button", name="Undo").click()
    assert [(one.slot, one.verdict) for one in record.decisions()] == [("conflict.claim", "reject")]
    note = tmp_path / "note.txt"
    note.write_text(TEXT, encoding="utf-8")
    page.goto(f"{own_site}/import")
    page.set_input_files("input[type=file]", str(note))
    page.get_by_role("button", name="Import the files").click()
    expect(page.locator("#progress")).to_contain_text("Done", timeout=60_000)
    assert "note.txt" in {row.uri for row in record.articles()}


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not there: make bundle")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_to_decide_on_has_a_serious_fault_of_accessibility(
    own_site: str, record: Record, context: Callable[..., BrowserContext], scheme: str
) -> None:
    page = context(color_scheme=scheme, bypass_csp=True).new_page()
    page.goto(f"{own_site}/review")
    sign(page)
    conflicts = [f"/conflict/{one.id}" for one in record.conflicts()]
    asked = ("/review", "/review?blind=1&slot=event.type", "/review?what=lineage", "/import", "/help", "/conflicts")
    for address in (*asked, *conflicts[:3]):
        page.goto(own_site + address)
        page.add_script_tag(path=str(AXE))
        found = page.evaluate("() => axe.run()")["violations"]
        faults = {
            one["id"]: [node["html"][:200] for node in one["nodes"]][:3] for one in found if one["impact"] in SERIOUS
        }
        assert faults == {}, address
