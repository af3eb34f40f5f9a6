"""The page in a real browser: it opens, sorts, filters, unfolds, fits and prints."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from solver.cli import main
from tests.builders import SCENARIOS
from tests.needs import BROWSER, CHINESE_FONT, CHROMIUM

pytestmark = [BROWSER, CHINESE_FONT, pytest.mark.xdist_group("browser")]
WIDTHS = {"phone": 390, "laptop": 1366}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One headless browser for all."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages, by scenario and language."""
    made = {}
    for name in ("changzhou-2012", "tie", "keep-grade-conflict"):
        for lang in ("en", "zh"):
            folder = tmp_path_factory.mktemp(f"{name}-{lang}")
            main(["report", str(SCENARIOS / f"{name}.yaml"), "--out", str(folder), "--lang", lang])
            made[f"{name}-{lang}"] = (folder / "report.html").as_uri()
    return made


def opened(browser: Browser, address: str, width: int = 1366) -> Page:
    """A page in a window of some width, in which every complaint and request is an error."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_default_timeout(60_000)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: told.append(request.url))
    page.goto(address)
    assert told == [address]
    return page


@pytest.fixture
def main_page(browser: Browser, addresses: dict[str, str]) -> Iterator[Page]:
    """The main scenario on a laptop."""
    page = opened(browser, addresses["changzhou-2012-en"])
    yield page
    page.close()


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", ["changzhou-2012", "tie", "keep-grade-conflict"])
def test_it_opens_and_fits(
    name: str, lang: str, width: int, browser: Browser, addresses: dict[str, str]
) -> None:
    """No error, no request, and nothing wider than the window, unfolded or not."""
    page = opened(browser, addresses[f"{name}-{lang}"], width)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.lang") == ("zh-CN" if lang == "zh" else "en")
    page.close()


def test_it_fits_on_paper(main_page: Page) -> None:
    """On A4 no table is cut off, and everybody is unfolded."""
    main_page.emulate_media(media="print")
    main_page.set_viewport_size({"width": 688, "height": 1000})  # A4 less its margins, at 96 dpi
    main_page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert main_page.evaluate("document.documentElement.scrollWidth") <= 688
    assert main_page.locator("details.person:not([open])").count() == 0
    wide = (
        "Array.from(document.querySelectorAll('.wide')).filter(e => e.scrollWidth > e.clientWidth)"
    )
    assert main_page.evaluate(f"{wide}.length") == 0
    assert not main_page.locator("nav").is_visible()
    main_page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert main_page.locator("details.person[open]").count() == 0


def first_cells(page: Page, column: int) -> list[str]:
    """The cells of a column of the appointments, top down."""
    cells = page.locator(f"#appointments tbody tr td:nth-child({column})")
    return cells.all_text_contents()


def test_sorting_by_mouse_and_by_keyboard(main_page: Page) -> None:
    """A click sorts by a column, the next one the other way; numbers as numbers."""
    head = main_page.locator("#appointments th").nth(4)
    button = head.get_by_role("button", name="Points")
    button.click()
    points = [float(text) for text in first_cells(main_page, 5)]
    assert points == sorted(points)
    assert head.get_attribute("aria-sort") == "ascending"
    button.focus()
    main_page.keyboard.press("Enter")
    assert [float(text) for text in first_cells(main_page, 5)] == sorted(points, reverse=True)
    assert head.get_attribute("aria-sort") == "descending"
    main_page.locator("#appointments th").nth(0).get_by_role("button").click()
    assert head.get_attribute("aria-sort") is None
    assert first_cells(main_page, 1) == sorted(first_cells(main_page, 1))


def test_unfolding(main_page: Page) -> None:
    """By click, by key, all at once, and from a person's line in the table."""
    person = main_page.locator("#person-S21")
    assert not person.get_by_text("P8 engineer-network-1").is_visible()
    person.locator("summary").click()
    assert person.get_by_text("P8 engineer-network-1").is_visible()
    person.locator("summary").focus()
    main_page.keyboard.press("Enter")
    assert person.get_attribute("open") is None
    unfold = main_page.get_by_role("button", name="Unfold all")
    unfold.click()
    assert main_page.locator("details.person[open]").count() == 24
    main_page.get_by_role("button", name="Fold all").click()
    assert main_page.locator("details.person[open]").count() == 0
    main_page.get_by_role("link", name="S07", exact=True).click()
    assert person.get_attribute("open") is None
    assert main_page.locator("#person-S07").get_attribute("open") is not None


def test_filtering(main_page: Page) -> None:
    """By words and by outcome; the number left is told."""
    main_page.get_by_label("Outcome").select_option("promoted")
    shown = main_page.locator("details.person:visible")
    assert shown.count() == 4
    assert main_page.locator("#shown").text_content() == "4 of 24 people"
    main_page.get_by_label("Show only what contains").fill("economist")
    assert shown.count() == 1
    main_page.get_by_label("Outcome").select_option("")
    main_page.get_by_label("Show only what contains").fill("no such words")
    assert main_page.locator("#shown").text_content() == "0 of 24 people"
    offered = main_page.get_by_label("Outcome").locator("option").all_text_contents()
    assert offered == ["all", "retained", "promoted", "transferred"]


def test_everything_has_a_name(main_page: Page) -> None:
    """Controls, tables, regions and pictures have accessible names; headings do not skip."""
    unnamed = main_page.evaluate(
        """() => Array.from(document.querySelectorAll('button, input, select, a, svg, section'))
            .filter(e => !(e.getAttribute('aria-label') || e.textContent.trim()
                || (e.labels && e.labels.length) || e.getAttribute('aria-labelledby')))
            .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert unnamed == []
    tables = main_page.locator("table")
    assert all(text.strip() for text in main_page.locator("table > caption").all_text_contents())
    assert main_page.locator("table > caption").count() == tables.count()
    pictures = main_page.locator("svg[role=img]")
    assert pictures.count() == 6
    told = [pictures.nth(at).get_attribute("aria-label") or "" for at in range(6)]
    assert any("M9 8/9" in text for text in told)
    levels = main_page.evaluate(
        "Array.from(document.querySelectorAll('h1,h2,h3')).map(e => Number(e.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_can_be_read_without_its_script(browser: Browser, addresses: dict[str, str]) -> None:
    """Without scripts nothing is missing but sorting and filtering, whose tools are not shown."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(addresses["changzhou-2012-zh"])
    assert not page.locator(".tools").is_visible()
    page.locator("#person-S21 summary").click()
    assert page.locator("#person-S21").get_by_text("报名的更优岗位及未聘原因").is_visible()
    context.close()
