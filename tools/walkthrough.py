"""A workshop played in real browsers; each step as a picture of phone, console and screen in .screenshots."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from tests.browser.stage import PHONE, Stage, staged
from tests.livesite import LiveSite
from tools import browser as browsers

FOLDER = Path(".screenshots")
FACILITATOR = "karen.juhl@sundby.example"
NAMES = ("Ali", "Birthe", "Jens", "Aviaja", "Lone", "")
NOTES = (
    "Vi glemmer dem i Nuuk, når vi beslutter noget ved kaffemaskinen",
    "Et fast møde på video hver mandag, hvor alle er på hver sin skærm",
    "Jeg ved ikke, hvem jeg kan spørge, når jeg sidder hjemme",
    "Frokost sammen på skærmen en gang om måneden",
    "Referat samme dag, så alle ved det samme",
)
STANCES = ("agree", "agree", "concern", "agree", "objection")
REASONS = ("", "", "Hvem skriver, når den ansvarlige har fri?", "", "Ikke i ferien")


def main() -> int:
    path = browsers.find()
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=browsers.arguments())
        for language in sys.argv[1:] or ["da", "en"]:
            site = LiveSite(Path(folder) / language, demo=True).start()
            try:
                with staged(chromium, site.url, language) as stage:
                    Walk(stage, site).through()
            finally:
                site.stop()
    print(f"The pictures are in {FOLDER}/workshop-*.")
    return 0


class Walk:
    def __init__(self, stage: Stage, site: LiveSite) -> None:
        self.stage, self.site, self.number = stage, site, 0

    def take(self, name: str, **pages: Page) -> None:
        self.number += 1
        stage = self.stage
        shown = pages or {"phone": stage.people[0], "lead": stage.facilitator, "screen": stage.screen}
        for who, page in shown.items():
            path = FOLDER / f"workshop-{stage.language}" / f"{self.number:02d}-{name}-{who}.png"
            page.screenshot(path=path, full_page=who != "screen")

    def at(self, phase: str) -> None:
        self.stage.until(phase)
        self.take(phase)

    def through(self) -> None:
        self.come_in()
        self.talk()
        self.question()
        self.decide()
        self.end()

    def come_in(self) -> None:
        stage = self.stage
        front = stage.device(PHONE)
        front.goto(self.site.url)
        self.take("front", phone=front)
        stage.sign_in(self.site.sign_in_link(FACILITATOR))
        stage.open_room()
        front.goto(f"{self.site.url}/j/{stage.code}/")
        self.take("join", phone=front)
        for number, name in enumerate(NAMES):
            stage.join("room" if number < 3 else "elsewhere", name)
        self.take("waiting")
        stage.begin()

    def talk(self) -> None:
        stage = self.stage
        self.at("arrive")
        self.at("theme")
        stage.until("write")
        for text, page in zip(NOTES, stage.people[:4], strict=False):
            stage.write(page, text)
        self.take("gains-write")
        self.at("show")
        stage.until("rate")
        for number, page in enumerate(stage.people):
            stage.rate(page, number % 5)
        self.take("rate")
        self.at("result")

    def question(self) -> None:
        stage = self.stage
        stage.until("write")
        for text, page in zip(NOTES, stage.people, strict=False):
            stage.write(page, text)
        self.take("question-write")
        stage.until("group")
        stage.group_by_menu(stage.people[1])
        self.take("group")
        stage.until("vote")
        for page in stage.people:
            stage.dots(page, 0, 2)
            stage.dots(page, 1, 1)
        self.take("vote")

    def decide(self) -> None:
        stage = self.stage
        self.at("decide")
        stage.propose("vi beslutter noget, der gælder flere", "skriver vi det i kanalen samme dag")
        self.take("asking")
        for number, (stance, reason) in enumerate(zip(STANCES, REASONS, strict=True)):
            stage.answer(stage.people[number], stance, reason, anonymously=number > 3)
        self.take("answered")
        stage.settle()
        self.take("settled")
        stage.adopt("Mette Holm")
        self.take("adopted")

    def end(self) -> None:
        stage = self.stage
        self.at("decisions")
        stage.end()
        self.take("ended")
        stage.facilitator.locator('a[href$="/minutes/"]').first.click()
        self.take("minutes", lead=stage.facilitator)


if __name__ == "__main__":
    sys.exit(main())
