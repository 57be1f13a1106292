"""Protects what a browser makes of each page: no complaint on its console, and no serious fault of accessibility."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

import dragoman
from tests.web.browser.conftest import AXE, BUNDLE, Watched

QUAY = "https://one.example/news/quay"
OTHER = "https://three.example/other"
SERIOUS = ("serious", "critical")

PLAIN = (
    *("/", "/changes?commit=0", "/events", "/events?actor=Holm", "/who", "/find?q=Holm", "/map", "/network", "/cite"),
    *("/statements", "/statements?by=Holm", "/stories", "/articles", "/compare", "/compare?a=quay&b=other"),
    *("/conflicts", "/review", "/import", "/help", "/api/docs", "/login", "/nothing"),
    *(
        "/dossier?of=Holm",
        "/dossier?of=CHL&on=2024-03",
        "/dossier?of=Astrud",
        "/pair?a=Holm&b=CHL",
        "/pair?a=NOR&b=PER",
    ),
    *(f"/article?uri={name}" for name in ("news/quay", "other", "khabar", "xinwen", "visit")),
)
NOT_THERE = ("/nothing", "/dossier?of=Astrud")


def addresses(record: Path) -> list[str]:
    """An address of each page, with something of the record on it."""
    with dragoman.open(record, create=False) as opened:
        event = max(opened.events(actor="Holm"), key=lambda one: len(one.reports)).id
        story = max(opened.told_stories(), key=lambda row: row.articles).story
        (quotation,) = opened.quotations(by="Holm")
        conflict = opened.conflicts()[0].id
    return [
        *PLAIN,
        f"/cite?id={event}&cell=date",
        f"/event/{event}",
        "/event/8",
        f"/history?id={event}",
        f"/conflict/{conflict}",
        f"/story/{story}",
        f"/quotation/{quotation.id}",
    ]


def test_each_page_loads_without_complaint(site: str, made: Path, watched: Watched) -> None:
    for address in addresses(made):
        watched.page.goto(site + address)
        watched.page.wait_for_load_state("networkidle")
        wanted = ["404"] if address in NOT_THERE else []
        left = [one for one in watched.complaints if not any(word in one for word in wanted)]
        assert left == [], address
        watched.complaints.clear()


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not there: make bundle")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_fault_of_accessibility(
    site: str, made: Path, context: Callable[..., BrowserContext], scheme: str
) -> None:
    page = context(color_scheme=scheme, bypass_csp=True).new_page()
    for address in addresses(made):
        page.goto(site + address)
        page.wait_for_load_state("networkidle")
        page.add_script_tag(path=str(AXE))
        found = page.evaluate("() => axe.run()")["violations"]
        faults = {
            one["id"]: [node["html"][:200] for node in one["nodes"]][:3] for one in found if one["impact"] in SERIOUS
        }
        assert faults == {}, address


@pytest.mark.skipif(not BUNDLE.exists(), reason="the bundle is not there: make bundle")
def test_the_bundle_is_loaded(site: str, watched: Watched) -> None:
    watched.page.goto(f"{site}/events")
    assert watched.page.evaluate("() => document.querySelectorAll('script[src]').length") == 1
