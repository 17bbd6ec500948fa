"""A phone that several share, as their forms use it."""

import json
import re
from dataclasses import dataclass, field

from django.test import Client
from django.urls import reverse

from sammenhold.live.looks import Viewer, mine_of
from sammenhold.live.ticket import read
from tests.workshops.conftest import Table

SECRET = "hemmeligt indlæg"


@dataclass
class Phone:
    """A shared phone, used by plain forms."""

    table: Table
    client: Client = field(default_factory=Client)

    def at(self, name: str) -> str:
        return reverse(name, args=[self.table.workshop.code])

    def join(self, number: int = 3) -> None:
        answer = self.client.post(
            self.at("share"), {"number": str(number), "place": "room", "language": "da"}
        )
        assert answer["Location"] == self.at("turn")

    def begin(self, number: int) -> str:
        """Take the phone, and read the ticket of the page."""
        assert self.client.post(self.at("turn"), {"number": str(number)})["Location"] == self.at("room")
        found = re.search(r'data-ticket="([^"]+)"', self.room())
        assert found
        return found[1]

    def room(self) -> str:
        return self.client.get(self.at("room"), follow=True).content.decode()

    def act(self, kind: str, **data: str) -> None:
        assert self.client.post(self.at("act"), {"kind": kind, **data}).status_code == 302

    def pass_on(self) -> None:
        assert self.client.post(self.at("pass"))["Location"] == self.at("turn")


def mine_by(ticket: str) -> str:
    """What the live address tells whoever holds the ticket."""
    held = read(ticket)
    ask = mine_of(held.topic)
    assert ask
    return json.dumps(ask(held.topic, held.who, Viewer(held.audience, held.language)))
