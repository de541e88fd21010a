"""A real browser for the tests that are marked ``browser``; they are skipped where it or its driver is missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page


def chromium() -> str | None:
    """The browser to drive."""
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return os.environ.get("NEWSCLEAN_CHROMIUM") or next(filter(None, found), None)


@dataclass
class Opened:
    """A page in the browser, and all that it did which it should not do."""

    page: Page
    troubles: list[str] = field(default_factory=list)

    def run(self, script: str) -> Any:
        """What a script gives."""
        return self.page.evaluate(script)

    def focused(self) -> str:
        """The id of the block that has the focus."""
        return str(self.run("document.activeElement.closest('.block')?.id ?? ''"))

    def shown(self) -> list[str]:
        """The ids of the blocks that are not hidden."""
        return list(self.run("[...document.querySelectorAll('.block')].filter((b) => b.getClientRects().length).map((b) => b.id)"))


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (extra 'browser')")
    path = chromium()
    if path is None:
        pytest.skip("no Chromium on PATH, nor in $NEWSCLEAN_CHROMIUM")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])  # the sandbox refuses to run as root
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens HTML from a file, and fails the test afterwards if the page asked the network, erred or complained."""
    opened: list[Opened] = []
    with ExitStack() as stack:

        def opening(html: str | Path, width: int = 1300, **options: Any) -> Opened:
            path = html if isinstance(html, Path) else tmp_path / "page.html"
            if isinstance(html, str):
                path.write_bytes(html.encode())
            page = browser.new_page(viewport={"width": width, "height": 800}, **options)
            stack.callback(page.close)
            found = Opened(page)
            opened.append(found)
            _watch(found)
            page.goto(path.as_uri())
            return found

        yield opening
        assert [trouble for found in opened for trouble in found.troubles] == []


def _watch(opened: Opened) -> None:
    page, troubles = opened.page, opened.troubles

    def refuse(dialog: Dialog) -> None:
        troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", refuse)
    page.on("console", lambda message: troubles.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
    page.on("request", lambda request: None if request.url.startswith("file:") else troubles.append(f"request: {request.url}"))
