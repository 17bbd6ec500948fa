"""What the clock does for screenings."""

import logging

from sammenhold.jobs import clock
from sammenhold.jobs.loop import every
from sammenhold.surveys.commands import closing, mailing, publishing, texts

logger = logging.getLogger(__name__)
HOUR = 60 * 60


@every(2)
def close_waves() -> None:
    for wave in closing.due(clock.now()):
        closing.close(wave)


@every(5, waits=True)
def publish_waves() -> None:
    """Work out the figures of what is closed; a failure is logged, and tried again at the next turn."""
    for wave in publishing.due():
        try:
            publishing.publish(wave)
        except publishing.FailedError as failure:
            logger.error("The figures of a screening could not be worked out: %s", failure)
    for wave in publishing.release_due():
        publishing.release(wave)


@every(HOUR)
def erase_texts() -> None:
    """What people wrote, when the organisation's time to keep notes is over."""
    now = clock.now()
    for wave in texts.due(now):
        texts.erase(wave, now)


@every(20, waits=True)
def send_mails() -> None:
    """Invitations, reminders, and that the result is there: each once, in its reader's working hours."""
    mailing.send_due()
