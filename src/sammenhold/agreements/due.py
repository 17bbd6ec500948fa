"""What the clock does for agreements."""

from sammenhold.agreements.commands import closing, mailing
from sammenhold.jobs import clock
from sammenhold.jobs.loop import every

HOUR = 60 * 60


@every(5)
def close_askings() -> None:
    for asking in closing.due(clock.now()):
        closing.close(asking)


@every(HOUR)
def erase_reasons() -> None:
    """When the organisation's time to keep them is over."""
    for asking in closing.to_erase(clock.now()):
        closing.erase(asking)


@every(20, waits=True)
def send_agreement_mails() -> None:
    """Personal links, that a version is adopted, and to the keeper that it is time to look back."""
    mailing.send_due()
