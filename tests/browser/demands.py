"""What every page is: accessible, no wider than its screen, quiet, alone on its host, its icons whole."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tests.browser.settings import Setting

Axe = Callable[[Page], list[str]]
LOOK = """() => {
  const faults = []
  const { scrollWidth, clientWidth } = document.documentElement
  const isOut = (element) => element.getBoundingClientRect().right > clientWidth + 1
  const outer = [...document.body.querySelectorAll("*")].filter(isOut)
  if (scrollWidth > clientWidth) faults.push(`scrolls sideways: ${outer.at(-1)?.outerHTML.slice(0, 200)}`)
  if (!document.title.replace(/·.*/, "").trim()) faults.push("has no title")
  for (const image of document.images)
    if (!image.complete || !image.naturalWidth) faults.push(`empty picture: ${image.outerHTML}`)
  for (const icon of document.querySelectorAll("svg")) {
    const told = icon.matches("[role=img][aria-label]") || icon.closest("[aria-hidden=true]")
    if (!told) faults.push(`icon neither named nor hidden: ${icon.outerHTML.slice(0, 300)}`)
    if (icon.hasAttribute("viewBox") && !icon.childElementCount) faults.push(`empty icon: ${icon.outerHTML}`)
  }
  return faults
}"""


def sound(axe: Axe, *pages: Page) -> None:
    """Nothing is wrong with any of them."""
    for page in pages:
        assert [*page.evaluate(LOOK), *axe(page)] == [], page.url


@dataclass
class Inspector:
    """Looks at pages and keeps what is wrong, so that one run tells everything."""

    axe: Axe
    url: str
    faults: list[str] = field(default_factory=list)
    seen: int = 0

    def device(
        self, browser: Browser, setting: Setting, viewport: dict[str, int] | None = None, **more: object
    ) -> Page:
        context = browser.new_context(
            viewport=viewport or setting.size,  # type: ignore[arg-type]
            locale=setting.language,
            color_scheme=setting.scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
            **more,  # type: ignore[arg-type]
        )
        context.add_cookies([{"name": "language", "value": setting.language, "url": self.url}])
        self.watch(context)
        return context.new_page()

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self._heard)
        context.on("weberror", lambda thrown: self.faults.append(f"a script failed: {thrown.error}"))
        context.on("request", self._asked)

    def _heard(self, message: ConsoleMessage) -> None:
        """A page that answers 404 itself is heard too; what it fetches must be there."""
        where = message.page.url if message.page else ""
        if message.type in ("error", "warning") and message.location["url"] != where:
            self.faults.append(f"{where} says: {message.text} ({message.location['url']})")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.faults.append(f"{request.frame.url} asks another host: {request.url}")

    def look(self, page: Page, where: str, language: str) -> None:
        self.seen += 1
        found = [*page.evaluate(LOOK), *self.axe(page)]
        if page.locator("html").get_attribute("lang") != language:
            found.append(f"is not in {language}")
        self.faults += [f"{where}: {fault}" for fault in found]

    def conclude(self) -> None:
        if self.faults:
            pytest.fail("\n".join(dict.fromkeys(self.faults)), pytrace=False)
