"""How devices are set up: few of them, and yet every two ways to be set up meet."""

from dataclasses import dataclass

LANGUAGES = ("da", "en")
SCHEMES = ("light", "dark")
TALL = {320: 640, 390: 844, 1280: 900, 1920: 1080}


@dataclass(frozen=True)
class Setting:
    width: int
    language: str
    scheme: str

    def __str__(self) -> str:
        return f"{self.width} {self.language} {self.scheme}"

    @property
    def size(self) -> dict[str, int]:
        return {"width": self.width, "height": TALL[self.width]}


def covering(*widths: int, languages: tuple[str, ...] = LANGUAGES) -> tuple[Setting, ...]:
    """For each width both languages, the scheme turning with each: then every two of the three meet."""
    return tuple(
        Setting(width, language, SCHEMES[(row + column) % 2])
        for row, width in enumerate(widths)
        for column, language in enumerate(languages)
    )


SETTINGS = covering(320, 1280)
