from pathlib import Path

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.test import override_settings

from sammenhold.themes import queries
from sammenhold.themes.loading import ThemeError
from themes.packs import SMALL, text, write


def test_the_house_has_its_theme_and_reads_it_once() -> None:
    assert [theme.key for theme in queries.themes()] == ["tema5"]
    assert queries.theme("tema5") is queries.theme("tema5")


def test_a_theme_that_is_not_there() -> None:
    with pytest.raises(queries.UnknownThemeError):
        queries.theme("tema99")


def test_a_pack_in_another_folder_is_there_by_a_setting_alone(tmp_path: Path) -> None:
    write(tmp_path)
    with override_settings(THEME_FOLDERS=[*settings.THEME_FOLDERS, tmp_path]):
        assert [theme.key for theme in queries.themes()] == ["tema5", "quiet"]
        assert queries.theme("quiet").title.en == "Peace and quiet (en)"


def test_a_pack_in_a_later_folder_stands_in_for_one_of_the_same_name(tmp_path: Path) -> None:
    write(tmp_path / "a")
    write(tmp_path / "b", SMALL.replace(text("Peace and quiet"), text("Our own")))
    with override_settings(THEME_FOLDERS=[tmp_path / "a", tmp_path / "b"]):
        assert [str(theme.title) for theme in queries.themes()] == ["Our own (da)"]


def test_a_broken_pack_and_a_folder_that_is_missing_stop_the_start_with_a_reason(tmp_path: Path) -> None:
    pack = write(tmp_path, SMALL.replace("year: 2018", "year: soon"))
    with override_settings(THEME_FOLDERS=[tmp_path]):
        [error] = [message for message in run_checks() if message.id == "themes.E001"]
        assert str(pack / "theme.yaml") in error.msg
    with override_settings(THEME_FOLDERS=[tmp_path / "nowhere"]), pytest.raises(ThemeError, match="nowhere"):
        queries.themes()


def test_the_programme_names_each_step() -> None:
    theme = queries.theme("tema5")
    long = queries.programmes(theme)[1]
    assert [minutes for _, minutes in long.points] == [step.minutes for step in long.agenda.steps]
    assert long.points[4][0] == theme.question("Q3").title
    assert long.points[6][0] == theme.step("risks", "again").title
