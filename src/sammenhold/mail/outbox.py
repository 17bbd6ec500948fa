"""The mails a demonstration has sent, read back from the files Django's file backend keeps."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from pathlib import Path

SEPARATOR = b"\n" + b"-" * 79 + b"\n"


@dataclass(frozen=True)
class Letter:
    sent_at: datetime
    recipients: str
    subject: str
    body: str


def letters(folder: Path, limit: int = 20) -> list[Letter]:
    """The newest mails in `folder`, newest first."""
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime_ns)[-limit:]
    parts = [part for path in files for part in path.read_bytes().split(SEPARATOR) if part.strip()]
    return [_letter(part) for part in reversed(parts[-limit:])]


def _letter(content: bytes) -> Letter:
    message = message_from_bytes(content, policy=policy.default)
    body = message.get_body(("plain",))
    return Letter(
        parsedate_to_datetime(message["Date"]).replace(tzinfo=UTC),
        message["To"],
        message["Subject"],
        body.get_content().strip() if body else "",
    )
