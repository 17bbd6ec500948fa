"""What a full workshop can have besides: reading first, other ways to vote, opinions, breakout groups."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.browser.camps import Camps
from tests.browser.wall import LONG, TEXTS, TITLES, WHAT, Wall
from tests.unbreakable.crowd import Stream

METHODS = ("score", "ranking", "opinion")
QUESTIONS = 8
"""Groups of notes to vote on: as many as the opinion groups take, and one more."""
BREAKOUTS = 5
TOLD = (
    "Vi vil mødes ti minutter hver morgen, også når der er travlt, og dem, der er ude, ringer ind først; "
    f"{LONG.lower()} tager vi om torsdagen. Det skal prøves i en måned, og så spørger vi hinanden igen, om "
    "det var besværet værd, og om nogen blev glemt."
)
READ_FIRST = """
from sammenhold.workshops.models import Workshop
Workshop.objects.update(read_first=True)
"""
AGENDA = """
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.models import Note, Step, Workshop
Workshop.objects.update(read_first=False)
Note.objects.update(let_through=True)
workshop = Workshop.objects.get()
workshop.steps.filter(kind="question").delete()
for method in {methods!r}:
    asked = Step(kind="question", title={title!r}, method=method, opinion_groups=method == "opinion")
    preparing.add(workshop, asked)
made = [preparing.add(workshop, Step(kind="question", title={title!r})) for _ in range({breakouts})]
assert all(preparing.plan_beside(workshop, step, on=True) for step in made[1:])
result = [step.pk for step in made]
"""


@dataclass
class Ways(Wall):
    people: int = 30

    def states(self) -> Iterator[str]:
        yield from self.read()
        planned = AGENDA.format(methods=METHODS, title=TITLES[0], breakouts=BREAKOUTS)
        steps = [str(key) for key in self.site.python(planned)]
        for method in METHODS:
            yield from self.choose(method)
        yield from self.work_apart(steps)

    def read(self) -> Iterator[str]:
        """The notes are read by those who lead, while all wait."""
        self.site.python(READ_FIRST)
        self.room.until("write")
        self.say(self.room.people[0], "note", text=TEXTS[0], language="da")
        self.room.next()
        yield "those who lead read"

    def choose(self, method: str) -> Iterator[str]:
        self.room.next()
        self.room.until("write")
        notes = tuple(f"{TEXTS[number % len(TEXTS)]} ({number})" for number in range(QUESTIONS))
        hall = Camps(self.room)
        hall.write(notes)
        self.room.until("vote")
        yield f"voting by {method}"
        if method == "opinion":
            hall.vote()
        else:
            self.give(method, hall.groups)
        self.room.next()
        yield f"the {method}"
        self.lead("lead-propose", when="", text=WHAT.format(number="næste"))
        yield f"the {method} and a proposal"

    def give(self, method: str, groups: list[str]) -> None:
        """Scores that differ, or orders that begin at different places."""

        def plan(who: int) -> list[tuple[str, dict[str, str]]]:
            if method == "score":
                values = {key: str((who + place) % 5) for place, key in enumerate(groups)}
                return [("score", {f"score-{key}": value}) for key, value in values.items()]
            turned = [*groups[who % len(groups) :], *groups[: who % len(groups)]]
            return [("rank", {f"rank-{key}": "last"}) for key in turned]

        Stream(self.room, plan).join()

    def work_apart(self, steps: list[str]) -> Iterator[str]:
        self.room.next()
        self.room.until("write")
        yield "groups are found"
        for place, person in enumerate(self.room.people):
            self.say(person, "breakout", step=steps[place % len(steps)])
            self.say(person, "note", text=TEXTS[place % len(TEXTS)], language="da")
            if place < len(steps):
                self.say(person, "summary", text=TOLD)
        yield "groups are at work"
        self.room.until("group")
        yield "what a group tells"
