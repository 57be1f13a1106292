"""Protects the main actions: by mouse, by keyboard alone, and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.browser.conftest import BUNDLE, replaced

with_bundle = pytest.mark.skipif(not BUNDLE.exists(), reason="the bundle is not there: make bundle")
QUAY = "/article?uri=https%3A%2F%2Fone.example%2Fnews%2Fquay"

PAGES = (
    *("/", "/events", "/statements", "/who", "/dossier?of=NOR", "/pair?a=NOR&b=CHL", "/stories", "/articles", QUAY),
    *(
        "/compare?a=quay&b=other",
        "/conflicts",
        "/map",
        "/network",
        "/review",
        "/import",
        "/changes",
        "/help",
        "/api/docs",
    ),
)


@pytest.fixture
def page(context: Callable[..., BrowserContext]) -> Page:
    return context().new_page()


@pytest.fixture
def plain(context: Callable[..., BrowserContext]) -> Page:
    """A page of a browser that runs no script."""
    return context(java_script_enabled=False).new_page()


def test_from_the_ledger_to_the_words_by_mouse(site: str, page: Page) -> None:
    page.goto(f"{site}/events?actor=Holm&type=CONSULT")
    page.locator("[data-row] a[data-open]").first.click()
    expect(page).to_have_url(re.compile("/event/[0-9a-f]+"))
    page.locator("blockquote.words footer a").first.click()
    expect(page).to_have_url(re.compile(r"/article\?uri=.*#at-\d+"))
    expect(page.locator("main")).to_contain_text("Astrid Holm")


def test_from_the_ledger_to_the_words_without_script(site: str, plain: Page) -> None:
    plain.goto(f"{site}/events")
    plain.fill("main input[name=actor]", "Holm")
    plain.select_option("main select[name=type]", "CONSULT")
    plain.click("main form.filters button")
    expect(plain.locator("[data-row]").first).to_contain_text("Astrid Holm")
    plain.locator("[data-row] a[data-open]").first.click()
    plain.locator("blockquote.words footer a").first.click()
    expect(plain).to_have_url(re.compile(r"/article\?uri="))


@with_bundle
def test_from_the_ledger_to_an_event_by_keyboard_alone(site: str, page: Page) -> None:
    page.goto(site)
    with replaced(page):
        page.keyboard.press("g")
        page.keyboard.press("e")
    expect(page).to_have_url(f"{site}/events")
    page.keyboard.press("j")
    page.keyboard.press("j")
    with replaced(page):
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/event/[0-9a-f]+"))
    page.keyboard.press("/")
    page.keyboard.type("Vera")
    with replaced(page):
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/find"))
    expect(page.locator("main")).to_contain_text("Lucia Vera")


def test_by_tab_and_enter_without_script(site: str, plain: Page) -> None:
    plain.goto(f"{site}/events?actor=Vera")
    for _ in range(80):
        plain.keyboard.press("Tab")
        if "/event/" in (plain.locator(":focus").get_attribute("href") or ""):
            break
    plain.keyboard.press("Enter")
    expect(plain).to_have_url(re.compile("/event/[0-9a-f]+"))


@with_bundle
def test_filters_ask_as_they_change_and_names_are_suggested(site: str, page: Page) -> None:
    page.goto(f"{site}/events")
    page.locator("main select[name=modality]").select_option("planned")
    expect(page).to_have_url(re.compile("modality=planned"))
    expect(page.locator("[data-row] .m-happened")).to_have_count(0)
    page.locator("main input[name=actor]").press_sequentially("hol")
    expect(page.locator("#names option")).to_have_count(1)
    assert page.locator("#names option").get_attribute("value") == "Astrid Holm"


@pytest.mark.parametrize("script", [True, False])
def test_a_mark_a_view_and_a_theme(own_site: str, context: Callable[..., BrowserContext], script: bool) -> None:
    page = context(java_script_enabled=script).new_page()
    page.goto(own_site)
    page.get_by_role("button", name="I have looked up to here").click()
    expect(page.locator("main")).to_contain_text("Nothing changed since you last looked")
    page.goto(f"{own_site}/events?actor=Holm")
    page.fill("main .save-view input[name=name]", "Holm's doings")
    page.click("main .save-view button")
    page.goto(own_site)
    page.get_by_role("link", name="Holm's doings").click()
    expect(page).to_have_url(re.compile("actor=Holm"))
    page.get_by_role("button", name="Dark pages").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize("script", [True, False])
def test_a_conflict_is_decided_on(own_site: str, context: Callable[..., BrowserContext], script: bool) -> None:
    page = context(java_script_enabled=script).new_page()
    page.goto(f"{own_site}/conflicts")
    page.locator("main [data-row] a[data-open]").first.click()
    page.get_by_label("Your name").fill("Ines")
    page.get_by_role("button", name="Sign with this name").click()
    if script and BUNDLE.exists():
        page.keyboard.press("a")
    else:
        page.get_by_role("button", name=re.compile("^Accept")).first.click()
    page.goto(f"{own_site}/conflicts")
    expect(page.locator("main")).to_contain_text("accept")


@pytest.mark.parametrize("script", [True, False])
def test_a_text_is_pasted_and_watched(own_site: str, context: Callable[..., BrowserContext], script: bool) -> None:
    page = context(java_script_enabled=script).new_page()
    page.goto(f"{own_site}/import")
    page.fill(
        "textarea[name=text]", "Irish Foreign Minister Nora Byrne met Maltese President Luca Galea in Cork on Tuesday."
    )
    page.get_by_role("button", name="Import the text").click()
    expect(page).to_have_url(re.compile("/import/"))
    expect(page.locator("main")).to_contain_text("Done", timeout=60_000)
    page.goto(f"{own_site}/events?actor=Byrne")
    expect(page.locator("[data-row]").first).to_contain_text("Nora Byrne")


def test_words_in_their_script_run_their_way(site: str, page: Page) -> None:
    for name, language, direction in (("khabar", "ar", "rtl"), ("xinwen", "zh", "ltr")):
        page.goto(f"{site}/article?uri={name}")
        words = page.locator(f"main h1[lang={language}], main [lang={language}] p")
        assert words.count() == 2
        assert set(words.evaluate_all("all => all.map(one => getComputedStyle(one).direction)")) == {direction}


@pytest.mark.parametrize("width", [360, 390])
def test_no_page_is_wider_than_a_phone(site: str, context: Callable[..., BrowserContext], width: int) -> None:
    page = context(viewport={"width": width, "height": 800}).new_page()
    for address in PAGES:
        page.goto(site + address)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width, address
