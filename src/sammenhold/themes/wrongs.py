"""What is wrong with a file: in English on the command line, in the reader's language on a page."""

from dataclasses import dataclass

from django.utils.translation import gettext


@dataclass(frozen=True, order=True)
class Wrong:
    message: str
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.message % dict(self.values)

    @property
    def told(self) -> str:
        return gettext(self.message) % {name: _shared(value) for name, value in self.values}


def wrong(message: str, **values: object) -> Wrong:
    return Wrong(message, tuple((name, str(value)) for name, value in values.items()))


def _(message: str) -> str:
    """Mark a message for the catalogues. It is translated when somebody reads it, not when it is found."""
    return message


def _shared(value: str) -> str:
    """A value as it stands in a sentence of any language."""
    return value.replace(" or '", ", '")
