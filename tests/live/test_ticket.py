import pytest
from django.core import signing
from hypothesis import given, settings
from hypothesis import strategies as st

from sammenhold.live import Ticket, TicketError, issue, read
from sammenhold.live.ticket import MAX_AGE_SECONDS, SALT

TICKET = Ticket("board:1", "participant", "da", "somebody")


@settings(deadline=None)
@given(st.builds(Ticket, st.text(), st.text(), st.text(), st.text()))
def test_what_is_issued_is_read(ticket: Ticket) -> None:
    assert read(issue(ticket)) == ticket


@settings(deadline=None)
@given(st.data())
def test_one_changed_character_forges_it(data: st.DataObject) -> None:
    token = issue(TICKET)
    place = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.characters(codec="ascii").filter(lambda character: character != token[place]))
    with pytest.raises(TicketError, match=r"forged|expired"):
        read(token[:place] + other + token[place + 1 :])


def test_it_runs_out(monkeypatch: pytest.MonkeyPatch) -> None:
    token = issue(TICKET)
    monkeypatch.setattr("sammenhold.live.ticket.MAX_AGE_SECONDS", -1)
    with pytest.raises(TicketError, match="expired"):
        read(token)
    assert MAX_AGE_SECONDS == 12 * 60 * 60


@pytest.mark.parametrize("content", [None, 5, [], ["a"], ["a", "b", "c", "d", "e"], {"a": 1}])
def test_signed_but_no_ticket(content: object) -> None:
    with pytest.raises(TicketError, match="forged"):
        read(signing.dumps(content, salt=SALT))


def test_another_signature_of_the_house_is_none() -> None:
    with pytest.raises(TicketError, match="forged"):
        read(signing.dumps(["a", "b", "c", "d"], salt="elsewhere"))
