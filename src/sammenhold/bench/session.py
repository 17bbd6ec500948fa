"""One workshop under load: everybody joins, votes are cast, every screen is watched."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable
from dataclasses import asdict
from typing import Any

import psutil

from sammenhold.bench import figures
from sammenhold.bench.ballots import Ballots
from sammenhold.bench.listeners import Crowd, Listener, join
from sammenhold.bench.reference import Recorded
from sammenhold.bench.replay import frames_of
from sammenhold.bench.scenario import TURNS, Scenario
from sammenhold.bench.served import Served
from sammenhold.bench.workplace import Voting

PATIENCE_SECONDS = 20.0
MOST_LINES = 200
Figures = dict[str, Any]


class Session:
    def __init__(self, scenario: Scenario, voting: Voting, server: Served) -> None:
        self._scenario = scenario
        self._voting = voting
        self._server = server
        self._crowd = Crowd()
        self._ballots: Ballots
        self._settled_rss = 0
        self.frames: list[Recorded] = []

    async def run(self) -> Figures:
        """All figures but those that need the reference or the database."""
        taken, steady = await self._gather(), self._scenario.steady_acts
        asyncio.get_running_loop().call_later(self._scenario.seconds / 3, self._note_memory)
        taken |= await self._watch_cost(self._vote(steady))
        taken |= await self._hang() if self._scenario.hung else {}
        taken |= await self._come_back() if self._scenario.cut else {}
        taken |= {"rss_growth_mb": round((self._server.rss() - self._settled_rss) / 1024**2, 1)}
        taken |= await self._burst() if self._scenario.burst else {}
        for listener in self._crowd.listeners:
            listener.transport.abort()
        self._ballots.close()
        return taken | {"refused": self._ballots.refused, "unanswered": self._ballots.unanswered}

    @property
    def accepted(self) -> int:
        return len(self._ballots.sent)

    @property
    def screens(self) -> list[list[figures.Sighting]]:
        return [listener.screen for listener in self._crowd.listeners]

    def _note_memory(self) -> None:
        """Whatever the first votes needed is there; from here on memory has no reason to grow."""
        self._settled_rss = self._server.rss()

    async def _gather(self) -> Figures:
        await self._join(self._voting.cookies[:1], Crowd())  # what is loaded once is no listener's cost
        idle, cpu, began = self._server.rss(), self._server.cpu(), time.monotonic()
        await self._join(self._voting.cookies, self._crowd)
        took, cpu = time.monotonic() - began, self._server.cpu() - cpu
        grown = self._server.rss() - idle
        tickets = [listener.ticket for listener in self._crowd.listeners] + self._voting.further
        self._ballots = Ballots(self._voting.live, tickets, self._voting.groups)
        await self._ballots.open(self._server.host, self._server.port, min(len(tickets), MOST_LINES))
        return {
            "join_s": round(took, 2),
            "join_cpu_ms": round(cpu / self._scenario.listeners * 1000, 2),
            "idle_rss_mb": round(idle / 1024**2, 1),
            "rss_kb_per_listener": round(grown / 1024 / self._scenario.listeners, 1),
        }

    async def _join(self, cookies: list[str], crowd: Crowd) -> None:
        page, live = self._voting.page, self._voting.live
        listeners = [Listener(crowd, live, page, cookie) for cookie in cookies]
        await join(crowd, listeners, self._server.host, self._server.port)

    async def _watch_cost(self, voting: Awaitable[range]) -> Figures:
        """The first period: what the server uses, and the frames that one listener gets."""
        watched = self._crowd.listeners[0]
        watched.record = []
        own, began = psutil.Process(), time.monotonic()
        client, server = own.cpu_times(), self._server.cpu()
        acts = await voting
        took, cpu = time.monotonic() - began, self._server.cpu() - server
        now = own.cpu_times()
        self.frames, watched.record = frames_of(watched.record), None
        pairs = max(1, len(self.frames)) * self._scenario.listeners
        return {
            "acts": len(acts),
            **asdict(figures.spread(self._ballots.sent, self.screens, acts)),
            "frames": len(self.frames),
            "cpu_us_per_frame": round(cpu / pairs * 1e6, 1),
            "server_cpu": round(cpu / took, 2),
            "client_cpu": round((now.user + now.system - client.user - client.system) / took, 2),
        }

    async def _vote(self, acts: int) -> range:
        first = self.accepted
        if self._scenario.one_at_a_time:
            await self._one_at_a_time(acts)
        else:
            await self._at_rate(acts, self._scenario.acts_per_second)
        return await self._settled(first)

    async def _one_at_a_time(self, acts: int) -> None:
        gap = 1 / self._scenario.acts_per_second
        for _ in range(acts):
            seen, pause = self._crowd.seen(self.accepted + 1), asyncio.sleep(gap)
            self._ballots.send()
            await asyncio.gather(_patiently(seen), pause)

    async def _at_rate(self, acts: int, rate: float) -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        for turn in range(acts):
            loop.call_at(began + turn / rate, self._ballots.send)
        await asyncio.sleep(began + acts / rate - loop.time())

    async def _settled(self, first: int) -> range:
        """Wait until all acts are answered and seen, or nothing more is to be hoped for."""
        await _patiently(self._answered())
        await _patiently(self._crowd.seen(self.accepted))
        return range(first, self.accepted)

    async def _answered(self) -> None:
        while self._ballots.unanswered:
            await asyncio.sleep(0.002)

    async def _burst(self) -> Figures:
        """Everybody within one second."""
        first, began = self.accepted, time.monotonic()
        await self._at_rate(self._scenario.listeners, self._scenario.listeners)
        acts = await self._settled(first)
        last = figures.all_seen(self.screens, acts.stop)
        spread = figures.spread(self._ballots.sent, self.screens, acts)
        return {"burst_s": last and round(last - began, 2), "burst_p95_ms": spread.p95_ms}

    async def _hang(self) -> Figures:
        """While the votes go on some stop reading, catch up, stop again: what the others see of it."""
        listeners = self._crowd.listeners
        some = round(self._scenario.hung * len(listeners))
        others = [listener.screen for listener in listeners[some:]]
        found: dict[bool, list[float]] = {True: [], False: []}
        for turn in range(TURNS):
            hangs = turn % 4 in (0, 3)  # in turns, and in neither order more often
            acts = await self._vote_while(listeners[:some] if hangs else [])
            found[hangs].append(figures.spread(self._ballots.sent, others, acts).p95_ms)
        hung, free = min(found[True]), min(found[False])  # whatever else the machine does only adds to it
        return {"hung_p95_ms": hung, "hung_p95_change": round(hung / free - 1, 3) if free else 0.0}

    async def _vote_while(self, hung: list[Listener]) -> range:
        for listener in hung:
            listener.hung = True
            listener.transport.pause_reading()
        acts = await self._vote(self._scenario.acts_in_a_turn)
        for listener in hung:
            listener.hung = False
            listener.transport.resume_reading()
        await _patiently(self._crowd.seen(self.accepted))
        return acts

    async def _come_back(self) -> Figures:
        """Every stream is cut at once, a second of votes goes by, and everybody comes back in one moment."""
        gone, self._crowd.listeners = self._crowd.listeners, []
        for listener in gone:
            listener.transport.abort()
        await self._at_rate(self._scenario.acts_while_away, self._scenario.acts_per_second)
        await _patiently(self._answered())
        began = time.monotonic()
        await join(self._crowd, [listener.again() for listener in gone], self._server.host, self._server.port)
        await _patiently(self._crowd.seen(self.accepted))
        return {"back_s": round(time.monotonic() - began, 2)}


async def _patiently(waiting: Awaitable[None]) -> None:
    """What never comes is found in the counts."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(waiting, PATIENCE_SECONDS)
