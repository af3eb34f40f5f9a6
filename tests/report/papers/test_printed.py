"""Papers as they come out of a printer, from Word and from the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.builders import SCENARIOS, changzhou
from tests.needs import BROWSER, CHINESE_FONT, CHROMIUM, OFFICE
from tests.paper import pages, printed
from tests.report.papers.papers import paper

MAIN = SCENARIOS / "changzhou-2012.yaml"
LANGS = ("en", "zh")
TITLES = {"en": "Publicnoticeofproposedappointments", "zh": "岗位拟聘人员公示"}
LAST = {"en": "21May2012", "zh": "2012年5月21日"}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The papers of the main scenario, by language."""
    made = {lang: tmp_path_factory.mktemp(lang) for lang in LANGS}
    for lang, folder in made.items():
        for kind in ("notice", "contracts"):
            assert paper(kind, MAIN, folder, "--lang", lang) == 0
            (folder / f"{kind}.docx").rename(folder / f"{kind}-{lang}.docx")
    return made


def notice_is_whole(text: list[str], lang: str) -> None:
    """Its title first, everybody once, its date last, the headings on every page of the table."""
    assert text[0].startswith(TITLES[lang])
    whole = "".join(text)
    assert all(whole.count(str(person.name)) == 1 for person in changzhou().people)
    assert LAST[lang] in text[-1]


@OFFICE
@CHINESE_FONT
@pytest.mark.xdist_group("office")
def test_word_documents_print(folders: dict[str, Path], tmp_path: Path) -> None:
    """The office suite opens them; the notice is two pages, each contract begins on a new one."""
    files = [
        folders[lang] / f"{kind}-{lang}.docx" for lang in LANGS for kind in ("notice", "contracts")
    ]
    register = folders["zh"] / "contracts.xlsx"
    made = {pdf.stem: pages(pdf) for pdf in printed([*files, register], tmp_path)}
    for lang in LANGS:
        notice_is_whole(made[f"notice-{lang}"], lang)
        contracts = made[f"contracts-{lang}"]
        begun = [page for page in contracts if page.startswith(("聘用合同附件", "Annextothe"))]
        assert len(begun) == 24
    assert len(made["notice-zh"]) == 2
    assert "岗位工作标准" in made["contracts"][0]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One headless browser for all."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


@BROWSER
@CHINESE_FONT
@OFFICE
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("lang", LANGS)
def test_pages_print(lang: str, folders: dict[str, Path], browser: Browser, tmp_path: Path) -> None:
    """As the documents do, and they fit on a phone."""
    told: list[str] = []
    for kind in ("notice", "contracts"):
        page = browser.new_page(viewport={"width": 390, "height": 800})
        page.on("console", lambda message: told.append(message.text))
        page.goto((folders[lang] / f"{kind}.html").as_uri())
        assert told == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.pdf(path=tmp_path / f"{kind}.pdf", prefer_css_page_size=True)
        page.close()
    notice_is_whole(pages(tmp_path / "notice.pdf"), lang)
    begun = [
        text
        for text in pages(tmp_path / "contracts.pdf")
        if text.startswith(("聘用合同附件", "Annextothe"))
    ]
    assert len(begun) == 24
