"""Protects the charts in a real browser: they are drawn under the pages' policy and act by mouse and by keyboard.

Where they cannot be drawn, the server's drawing stays.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable

import msgspec
import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from dragoman.web.drawing.network import network_svg
from dragoman.web.drawing.relation import relation_svg
from dragoman.web.drawing.shapes import Network, NetworkEdge, RelationChart, Timeline
from dragoman.web.drawing.timeline import timeline_svg
from tests.web.browser.conftest import BUNDLE, Watched
from tests.web.drawing.making import item, node
from tests.web.drawing.test_relation import period

pytestmark = pytest.mark.skipif(not BUNDLE.exists(), reason="the bundle is not there: make bundle")

TIMELINE = Timeline(
    items=(
        item(1, "2023-01-05", lane="verbal cooperation"),
        item(2, "2023-03-01", look="planned", lane="material cooperation"),
        item(3, "2023-06-30", look="denied", conflict=True),
    ),
    undated=0,
    left_out=0,
)
RELATION = RelationChart(
    a="RUS", b="UKR", by="month", periods=(period(1, verbal_cooperation=2, score=2), period(2, material_conflict=1))
)


def go(page: Page, address: str) -> None:
    """Open a page and wait until its scripts answer."""
    page.goto(address)
    page.wait_for_function("() => document.documentElement.hasAttribute('hx-boost:inherited')")


def show(page: Page, site: str, kind: str, fallback: str, told: object) -> None:
    """A page of the site, under its own policy, that holds one chart."""

    def answer(route: Route) -> None:
        if "/api/" in route.request.url:
            route.fulfill(body=json.dumps(told), content_type="application/json")
            return
        given = route.fetch(url=f"{site}/events?since=2023-01")
        figure = f'<figure class="chart" data-chart="{kind}" data-source="/api/chart">{fallback}</figure>'
        route.fulfill(response=given, body=given.text().replace("<h1>", f"{figure}<h1>", 1))

    page.route(re.compile(r".*/(api/)?chart$"), answer)
    page.goto(f"{site}/chart")


def test_a_timeline_is_drawn_and_a_stretch_of_it_is_asked_for(site: str, watched: Watched) -> None:
    page = watched.page
    show(page, site, "timeline", timeline_svg(TIMELINE), {"timeline": msgspec.to_builtins(TIMELINE)})
    expect(page.locator("figure[data-drawn=yes] svg.timeline a")).to_have_count(3)
    expect(page.locator("figure svg.drawing")).to_have_count(0)
    assert watched.complaints == []
    box = page.locator("g.brush .overlay").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 40, steps=4)
    page.mouse.up()
    page.wait_for_url(re.compile(r"/events\?"))
    asked = dict(re.findall(r"(since|until)=([\d-]+)", page.url))
    first, last = (datetime.date.fromisoformat(asked[name]) for name in ("since", "until"))
    assert datetime.date(2023, 2, 1) < first < datetime.date(2023, 3, 1) < last < datetime.date(2023, 5, 1)


def test_marks_are_reached_by_keyboard_and_say_what_they_are(site: str, watched: Watched) -> None:
    page = watched.page
    show(page, site, "timeline", timeline_svg(TIMELINE), {"timeline": msgspec.to_builtins(TIMELINE)})
    mark = page.get_by_role("link", name="2023-06-30: ACCUSE (2 articles, 1 origin); reports contradict each other")
    mark.focus()
    assert page.evaluate("() => document.activeElement.getAttribute('href')") == f"/event/{3:016x}"
    expect(mark.locator(".cross")).to_have_count(1)


def test_a_relation_is_drawn_in_three_parts(site: str, watched: Watched) -> None:
    page = watched.page
    show(page, site, "relation", relation_svg(RELATION), {"relation": msgspec.to_builtins(RELATION)})
    expect(page.locator("figure[data-drawn=yes] svg.plot")).to_have_count(3)
    expect(page.locator("figure .legend li")).to_have_count(4)
    assert watched.complaints == []


def test_the_servers_drawing_stays_where_there_is_no_data(site: str, watched: Watched) -> None:
    page = watched.page
    show(page, site, "timeline", timeline_svg(TIMELINE), {"nothing": None})
    expect(page.locator("figure svg.drawing.timeline a")).to_have_count(3)
    show(page, site, "timeline", timeline_svg(TIMELINE), {"timeline": {"items": []}})
    expect(page.locator("figure[data-drawn=no] svg.drawing.timeline a")).to_have_count(3)


def test_the_map_is_drawn_and_zoomed(site: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{site}/map")
    expect(page.locator("figure[data-drawn=yes] svg.map .land").first).to_be_attached()
    places = page.locator("svg.map a:has(.place)")
    assert places.count() == len(page.request.get(f"{site}/api/map").json()["map"]["places"]) > 0
    radius = float(places.first.locator("circle").get_attribute("r") or 0)
    page.get_by_role("button", name="closer").click()
    expect(page.locator("svg.map > g")).to_have_attribute("transform", re.compile(r"scale\((1\.[56]|1\.6)"))
    assert float(places.first.locator("circle").get_attribute("r") or 0) < radius
    before = page.locator("svg.map > g").get_attribute("transform") or ""
    page.keyboard.press("ArrowRight")
    expect(page.locator("svg.map > g")).not_to_have_attribute("transform", before)
    crimea = page.get_by_role("img", name=re.compile("^Crimea: claimed by Ukraine and Russia"))
    crimea.focus()
    expect(crimea).to_be_focused()
    assert watched.complaints == []


def test_a_network_is_walked_by_keyboard(site: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{site}/network")
    canvas = page.get_by_role("application")
    canvas.focus()
    page.keyboard.press("ArrowRight")
    told = page.locator("output.told")
    expect(told).to_have_text(re.compile(r"\(\w+\): \d+ events?$"))
    assert watched.complaints == []
    name = re.sub(r" \(.*", "", told.inner_text())
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/dossier"))
    assert name in page.evaluate("() => new URL(location).searchParams.get('of')")


def test_sliders_narrow_what_is_drawn_and_ask_for_it(site: str, watched: Watched) -> None:
    page = watched.page
    months = {"2023-11": (2, 0), "2024-02": (0, 1)}
    tie = NetworkEdge(source="Ana", target="Ivo", cooperation=2, conflict=1, months=months)
    told = Network(nodes=(node("Ana"), node("Ivo")), edges=(tie,), left_out=0)
    show(page, site, "network", network_svg(told), {"network": msgspec.to_builtins(told)})
    shown = page.locator(".slider output")
    expect(shown).to_have_text("2023-11 – 2024-02")
    page.get_by_role("slider", name="last month drawn").focus()
    page.keyboard.press("ArrowLeft")
    expect(shown).to_have_text("2023-11 – 2024-01")
    page.keyboard.press("Home")
    expect(shown).to_have_text("2023-11")
    page.keyboard.press("End")
    page.get_by_role("slider", name="first month drawn").focus()
    page.keyboard.press("End")
    expect(shown).to_have_text("2024-02")
    page.get_by_role("button", name="Ask for this stretch").click()
    page.wait_for_url(re.compile("since=2024-02-01&until=2024-02-29"))


def test_pages_are_loaded_without_leaving_the_document(site: str, watched: Watched) -> None:
    page = watched.page
    go(page, f"{site}/events")
    page.evaluate("() => { window.stays = true; }")
    page.keyboard.press("g")
    page.keyboard.press("m")
    page.wait_for_url(f"{site}/map")
    expect(page.locator("nav [aria-current=page]")).to_have_text("Map")
    expect(page.locator("figure[data-drawn=yes]")).to_be_attached()
    expect(page).to_have_title(re.compile("^Map"))
    page.go_back()
    expect(page.locator("nav [aria-current=page]")).to_have_text("Events")
    assert page.evaluate("() => window.stays") is True
    page.get_by_role("link", name="CSV").click(trial=True)
    assert watched.complaints == []


def test_single_keys_can_be_turned_off(site: str, watched: Watched) -> None:
    page = watched.page
    go(page, f"{site}/events")
    page.keyboard.press("?")
    page.get_by_label("Single keys do something").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    assert page.evaluate("() => document.activeElement.matches('[data-row]')") is False
    page.keyboard.press("?")
    page.get_by_label("Single keys do something").check()
    page.keyboard.press("?")
    page.keyboard.press("j")
    assert page.evaluate("() => document.activeElement.matches('[data-row]')") is True


def test_a_citation_is_copied(site: str, context: Callable[..., BrowserContext]) -> None:
    page = context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    go(page, f"{site}/events")
    page.keyboard.press("j")
    page.keyboard.press("c")
    expect(page.locator("#said")).to_have_text("Copied.")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert (
        copied
        == page.request.get(site + (page.locator("a.cite").first.get_attribute("data-copy") or "")).json()["text"]
    )
