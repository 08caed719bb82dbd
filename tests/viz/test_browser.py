"""The site in a real Chromium: nothing is loaded from elsewhere, the search finds, a click shows the sentence."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

pytestmark = pytest.mark.browser

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "there is no Chromium: run `make system`"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test where it logs an error or asks for anything but a file of the site."""
    faults: list[str] = []
    opened = browser.new_page(viewport={"width": 1400, "height": 1000})
    opened.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("requestfailed", lambda request: faults.append(f"failed: {request.url}"))
    opened.on("request", lambda request: None if _local(request.url) else faults.append(f"network: {request.url}"))
    yield opened
    opened.close()
    assert not faults, faults


def _local(url: str) -> bool:
    return url.startswith(("file:", "data:", "blob:"))


def test_every_page_opens_from_disk(site: Path, page: Page) -> None:
    pages = sorted(site.rglob("*.html"))
    for file in pages:
        page.goto(file.as_uri())
        assert page.title().strip()
        assert page.locator("h1").count() == 1
    assert len(pages) > 10


def test_the_search_finds_an_entity_by_another_form(site: Path, page: Page) -> None:
    page.goto((site / "index.html").as_uri())
    page.fill("#search", "dft")
    found = page.locator("#found a").first
    assert "Department for Transport" in found.inner_text()
    page.press("#search", "Enter")
    page.wait_for_url("**/department-for-transport.html")
    assert page.locator("h1").inner_text() == "Department for Transport"


def test_a_click_on_a_node_and_on_a_line_shows_the_sentence(site: Path, page: Page) -> None:
    page.goto((site / "entity/fund/coastal-repair-fund.html").as_uri())
    page.wait_for_selector("#network canvas")
    centre = page.evaluate(
        """() => { const {picture} = window.pursestringsNetwork;
            const at = picture.canvasToDOM(picture.getPosition('fund/coastal-repair-fund'));
            const box = document.getElementById('network').getBoundingClientRect();
            return [at.x + box.x, at.y + box.y]; }"""
    )
    page.mouse.click(*centre)
    page.wait_for_selector("#card blockquote")
    assert "Coastal Repair Fund" in page.locator("#card h3").inner_text()
    middle = page.evaluate(
        """() => { const {picture, edges} = window.pursestringsNetwork;
            const edge = edges.get().find((each) => each.label === 'delivers');
            const [a, b] = [edge.from, edge.to].map((id) => picture.canvasToDOM(picture.getPosition(id)));
            const box = document.getElementById('network').getBoundingClientRect();
            const hits = [];
            for (let part = 0.2; part < 0.8; part += 0.02) for (let off = -60; off <= 60; off += 2) {
              const x = a.x + (b.x - a.x) * part + off, y = a.y + (b.y - a.y) * part;
              if (picture.getNodeAt({x, y}) === undefined && picture.getEdgeAt({x, y}) === edge.id)
                hits.push([x + box.x, y + box.y]);
            }
            return hits[Math.floor(hits.length / 2)]; }"""
    )
    page.mouse.click(*middle)
    page.locator("#card h3", has_text="delivers").wait_for()
    assert "Harbour Office" in page.locator("#card blockquote").first.inner_text()
    page.locator("#card .where a").first.click()
    page.wait_for_selector("mark.chosen")


def test_a_click_on_a_band_of_money_shows_the_sentence(site: Path, page: Page) -> None:
    page.goto((site / "money.html").as_uri())
    page.wait_for_selector(".sankey-link")
    box = page.locator(".sankey-link").first.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector(".panel blockquote")
    assert "→" in page.locator(".panel h3").first.inner_text()


def test_a_marked_passage_opens_its_claims(site: Path, page: Page) -> None:
    page.goto(next((site / "document").glob("*.html")).as_uri())
    mark = page.locator(".text mark").first
    mark.click()
    shown = page.locator("#claims .held:visible").first
    assert mark.inner_text().split()[0] in shown.locator("blockquote").inner_text()
