"""A workshop as its devices meet it: over HTTP, each with an outbox that repeats, a screen that returns."""

import contextlib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any
from uuid import uuid4

import httpx

from tests.live.sse import Follower
from tests.livesite import LiveSite
from tests.unbreakable.services import wait_until

LATER = {"busy", "unavailable"}
AT = re.compile(r'name="at" value="([^"]+)"')
GATHER = """
from uuid import UUID
from sammenhold.live.ticket import Ticket, issue
from sammenhold.workshops.commands import joining
from sammenhold.workshops.models import Workshop
workshop = Workshop.objects.get()
def ticket(audience, who):
    return issue(Ticket(workshop.topic, audience, "da", who))
people = []
for number in range({number}):
    key = joining.join(workshop, ("room", "elsewhere")[number % 2], "da", f"Deltager {{number}}")
    people.append(ticket("participant", joining.participant_with(key, workshop.pk).pk.hex))
result = {{"topic": workshop.topic, "code": workshop.code, "people": people,
    "facilitator": ticket("facilitator", "lead-1"), "screen": ticket("screen", "screen")}}
"""
KEPT = """
from sammenhold.workshops.models import Note, Vote
result = {
    "notes": sorted(Note.objects.values_list("text", flat=True)),
    "votes": [[group.hex, who.hex, dots] for group, who, dots
        in Vote.objects.values_list("group", "participant", "value")],
}
"""
Regions = dict[str, dict[str, str]]


@dataclass
class Device:
    """Acts under one ticket, one at a time, each until it has been answered."""

    address: Callable[[], str]
    ticket: str
    repeated: int = 0

    def client(self) -> httpx.Client:
        headers = {"Authorization": f"Ticket {self.ticket}"}
        return httpx.Client(
            base_url=self.address(), headers=headers, timeout=20, verify=False, trust_env=False
        )

    def act(self, kind: str, **data: str) -> dict[str, Any]:
        with self.client() as client:
            return self.act_with(client, kind, data)

    def act_with(self, client: httpx.Client, kind: str, data: dict[str, str]) -> dict[str, Any]:
        sent = {"acts": [{"id": str(uuid4()), "kind": kind, "data": data}]}
        pause, began = Event(), monotonic()
        while True:
            with contextlib.suppress(httpx.TransportError):
                answer = client.post("/acts", json=sent)
                if answer.status_code < 500:
                    outcome: dict[str, Any] = answer.raise_for_status().json()["outcomes"][0]
                    if outcome["ok"] or outcome["code"] not in LATER:
                        return outcome
            self.repeated += 1
            assert monotonic() - began < 60, "an act was never answered"
            pause.wait(0.05)

    def picture(self) -> Regions:
        """What a fresh page shows."""
        with self.client() as client:
            regions = client.get("/picture").raise_for_status().json()["regions"]
        return {name: region["set"] for name, region in regions.items() if region["set"]}


class Screen(Follower):
    """Follows the room, and follows it again whenever the line is cut."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self.over = Event()
        self.begun = 0
        self.sees: Regions = {}
        self.thread = Thread(target=self._follow_always, daemon=True)
        super().__init__(device.client(), "")
        self.thread.start()

    def _follow_always(self) -> None:
        while not self.over.is_set():
            with contextlib.suppress(httpx.HTTPError, StopIteration):
                self._follow()
            self.over.wait(0.1)

    def _follow(self) -> None:
        self.client = self._device.client()
        with self:
            self.response.raise_for_status()
            while not self.over.is_set():
                if self.next().name == "hello":
                    self.begun += 1
                self.sees = {name: pieces for name, pieces in self.regions.items() if pieces}
                if self.gap:
                    return

    def shows_what_a_fresh_page_shows(self) -> bool:
        fresh = self._device.picture()
        return self.sees == fresh and all(list(self.sees[name]) == list(fresh[name]) for name in fresh)


@dataclass
class Gathering:
    """The demonstration workplace's workshop with `number` people in it."""

    site: LiveSite
    number: int = 9
    screens: list[Screen] = field(default_factory=list)

    def __post_init__(self) -> None:
        made = self.site.python(GATHER.format(number=self.number))
        self.topic, self.code = made["topic"], made["code"]
        self.people = [self.device(ticket) for ticket in made["people"]]
        self.facilitator, self.wall = self.device(made["facilitator"]), self.device(made["screen"])

    def device(self, ticket: str) -> Device:
        return Device(lambda: f"{self.site.url}/live/{self.topic}", ticket)

    def until(self, phase: str) -> None:
        """Open the workshop and press next until a phase of that name begins."""
        self.facilitator.act("open")
        while not (at := self.at).endswith(f".{phase}"):
            assert at, f"the workshop ended before {phase}"
            assert self.facilitator.act("next", at=at)["ok"]

    def next(self) -> None:
        assert self.facilitator.act("next", at=self.at)["ok"]

    @property
    def at(self) -> str:
        found = AT.search("".join("".join(region.values()) for region in self.facilitator.picture().values()))
        return found[1] if found else ""

    def watch(self, *devices: Device) -> None:
        self.screens += [Screen(device) for device in devices]
        wait_until(lambda: all(screen.begun for screen in self.screens), what="every screen has its stream")

    def screens_agree(self) -> bool:
        return all(screen.shows_what_a_fresh_page_shows() for screen in self.screens)

    def kept(self) -> Any:
        """What the database holds."""
        return self.site.python(KEPT)

    def close(self) -> None:
        for screen in self.screens:
            screen.over.set()
        self.site.halt()
        for screen in self.screens:
            screen.thread.join(timeout=20)


class Stream:
    """Everybody acts at the same time; whatever is acknowledged is written down here."""

    def __init__(self, gathering: Gathering, plan: Callable[[int], list[tuple[str, dict[str, str]]]]) -> None:
        self.acknowledged: Counter[str] = Counter()
        self.refused: list[dict[str, Any]] = []
        self._lock = Lock()
        self._threads = [
            Thread(target=self._send, args=(device, plan(place)), daemon=True)
            for place, device in enumerate(gathering.people)
        ]
        for thread in self._threads:
            thread.start()

    def _send(self, device: Device, acts: list[tuple[str, dict[str, str]]]) -> None:
        with device.client() as client:
            for kind, data in acts:
                outcome = device.act_with(client, kind, data)
                with self._lock:
                    self.acknowledged[repr(sorted(data.items()))] += bool(outcome["ok"])
                    if not outcome["ok"]:
                        self.refused.append(outcome)

    @property
    def count(self) -> int:
        return self.acknowledged.total()

    @property
    def going(self) -> bool:
        return any(thread.is_alive() for thread in self._threads)

    def join(self) -> None:
        for thread in self._threads:
            thread.join(timeout=90)
        assert not self.going, "somebody is still waiting for an answer"
        assert self.refused == []
