"""A full workshop for the big screen: thirty notes, eight groups, five decisions, and much of it long."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tests.livesite import LiveSite
from tests.unbreakable.crowd import Device, Gathering

PEOPLE = 10
NOTES = 30
GROUPS = 8
DECISIONS = 5
LONG = "Arbejdsmiljørepræsentantsamarbejdsforventningsafstemningsmøde"
TEXTS = (
    "Vi når at tale sammen om opgaverne, før de bliver til noget, som den ene sidder alene med om aftenen.",
    f"{LONG}: hvem indkalder, og hvem siger fra?",
    "Referat samme dag",
    "At man kan se, hvornår den anden er optaget, uden at skulle spørge, og uden at nogen holder øje med en, "
    "for det er to meget forskellige ting, som vi ofte kommer til at blande sammen, når vi har travlt.",
    "A fixed half hour each week in which nobody shares a screen and everybody says how it is going.",
)
TITLES = (
    "Faste tidspunkter, hvor vi kan få fat i hinanden uden at skulle skrive først",
    f"Kompetenceudviklingssamtaler og {LONG.lower()}",
    "Møder",
    "The unwritten rules about when one may be left in peace, and how one says so",
)
WHEN = "en kollega, der arbejder på afstand, ikke kan være med til et møde, hvor noget bliver afgjort"
WHAT = "skriver vi det samme dag i kanalen, så alle kan nå at sige noget, før {number} opgavefordelingsmøde"
COSTS = "Det koster penge, og det gælder alle enheder, så det hører hjemme i hovedsamarbejdsudvalget"
REASON = "Ikke alle har et sted, hvor de kan tale frit, når der er møde"
STANCES = ("agree", "agree", "concern", "aside", "objection")
NOTE = re.compile(r'data-note="([0-9a-f]{32})"')
GROUP = re.compile(r'data-group="([0-9a-f]{32})"')
VOTE = re.compile(r'id="vote-([0-9a-f]{32})"')
ASKED = re.compile(r'name="(stance-([0-9a-f]{32})-\d+)"')
RATE = re.compile(r'name="(rate-\d+-\w+)"')


@dataclass
class Wall:
    """Plays the workshop over HTTP; `states` stops wherever the big screen looks different."""

    site: LiveSite
    people: int = PEOPLE

    def __post_init__(self) -> None:
        self.room = Gathering(self.site, self.people)

    @property
    def screen(self) -> str:
        key = self.site.python(
            "from sammenhold.workshops.models import Workshop; result = Workshop.objects.get().screen_key"
        )
        return f"{self.site.url}/s/{key}/"

    def states(self) -> Iterator[str]:
        yield "waiting"
        self.lead("open")
        yield "welcome"
        yield from self.talk()
        self.room.until("theme")
        yield "the theme"
        yield from self.write("what works")
        self.room.until("show")
        yield "what works is shown"
        yield from self.rate()
        yield from self.write("a question")
        yield from self.sort()
        yield from self.vote()
        yield from self.decide()
        self.room.until("decisions")
        yield "the close"
        self.room.next()
        yield "the end"

    def lead(self, kind: str, **data: str) -> None:
        self.say(self.room.facilitator, kind, **data)

    def say(self, who: Device, kind: str, **data: str) -> None:
        outcome = who.act(kind, **data)
        assert outcome["ok"], outcome

    def html(self, who: Device) -> str:
        return "".join("".join(pieces.values()) for pieces in who.picture().values())

    def talk(self) -> Iterator[str]:
        self.say(self.room.people[0], "hand", on="1")
        hand = re.search(r'name="hand" value="(\w+)"', self.html(self.room.facilitator))
        assert hand
        self.lead("give", hand=hand[1])
        yield "somebody has the word"
        self.lead("pause", on="1")
        yield "a pause"
        self.lead("pause", on="0")

    def write(self, about: str) -> Iterator[str]:
        self.room.until("write")
        for number in range(NOTES):
            text = f"{TEXTS[number % len(TEXTS)]} ({number})"
            self.say(self.room.people[number % PEOPLE], "note", text=text, language="da")
        yield f"writing about {about}"

    def rate(self) -> Iterator[str]:
        self.room.until("rate")
        names = dict.fromkeys(RATE.findall(self.html(self.room.people[0])))
        for value, person in enumerate(self.room.people):
            for name in names:
                self.say(person, "rate", **{name: str(value % 5)})
        yield "rating"
        self.room.until("result")
        yield "the figures"

    def sort(self) -> Iterator[str]:
        """Every note in one of the groups."""
        self.room.until("group")
        yield "notes to be grouped"
        notes = list(dict.fromkeys(NOTE.findall(self.html(self.room.facilitator))))
        assert len(notes) == NOTES
        for number in range(GROUPS):
            self.lead("lead-move", note=notes[number + GROUPS], to=f"note:{notes[number]}")
        groups = GROUP.findall(self.html(self.room.facilitator))
        for number, note in enumerate(notes[2 * GROUPS :]):
            self.lead("lead-move", note=note, to=f"group:{groups[number % GROUPS]}")
        for number, group in enumerate(groups):
            self.lead("lead-group-title", group=group, title=TITLES[number % len(TITLES)])
        yield "groups"

    def vote(self) -> Iterator[str]:
        self.room.until("vote")
        groups = VOTE.findall(self.html(self.room.people[0]))
        assert len(groups) == GROUPS
        for number, person in enumerate(self.room.people):
            self.say(person, "dots", **{f"dots-{groups[number % GROUPS]}": "3"})
        yield "voting"

    def decide(self) -> Iterator[str]:
        self.room.until("decide")
        yield "how the dots fell"
        for number in range(DECISIONS):
            self.propose(number)
            key = self.answered(number)
            if number == 0:
                yield "answering"
            self.lead("settle", proposal=key)
            if number == 0:
                yield "answers"
                self.lead("amend", proposal=key, when=WHEN, text=WHAT.format(number="næste, og i god tid,"))
                self.answered(number)
                yield "answering again"
                self.lead("settle", proposal=key)
                yield "answers again"
            due = (date.today() + timedelta(days=30)).isoformat()  # noqa: DTZ011
            self.lead("adopt", proposal=key, owner="Annemette Kongsgaard-Thorvaldsen", due=due)
            yield f"decision {number + 1}"
        self.propose(DECISIONS)
        key = self.answered(DECISIONS)
        yield "answering the last"
        self.lead("park", proposal=key, desk="council", reason=COSTS)
        yield "parked"

    def propose(self, number: int) -> None:
        self.lead("lead-propose", when=WHEN, text=WHAT.format(number=f"{number + 1}."))

    def answered(self, number: int) -> str:
        """Everybody answers the newest proposal; its key."""
        asked = ASKED.search(self.html(self.room.people[0]))
        assert asked
        for place, person in enumerate(self.room.people):
            stance = STANCES[(place + number) % len(STANCES)]
            reason = REASON if stance == "objection" else ""
            given = {asked[1]: stance, "reason": reason, "box": str(place % 2)}
            self.say(person, "answer", proposal=asked[2], **given)
        return asked[2]
