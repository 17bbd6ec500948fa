"""What the clock does for actions."""

from sammenhold.actions.commands import mailing
from sammenhold.jobs.loop import every


@every(20, waits=True)
def send_action_mails() -> None:
    """A digest a week to each person, and to those who lead that somebody is stuck."""
    mailing.send_due()
