import contextlib
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sammenhold.themes import loading
from sammenhold.themes.loading import ThemeError, load
from sammenhold.themes.reading import Problem
from themes.packs import SMALL, line_of, text, write

TEMA5 = Path(loading.__file__).parent / "packs" / "tema5"


def problems(pack: Path) -> list[Problem]:
    with pytest.raises(ThemeError) as caught:
        load(pack)
    return caught.value.problems


def test_a_small_theme_loads_and_its_key_is_its_folders_name(tmp_path: Path) -> None:
    theme = load(write(tmp_path))
    assert theme.key == "quiet"
    assert theme.question("Q1").proposal.kind == "agreement"
    assert [risk.code for risk in theme.rated] == ["V1", "A3"]


BROKEN = [
    # what is changed, into what, where the mistake stands, its field, and what is said of it
    (
        f"lede: {text('How do we get some peace?')}",
        "lede: { da: Ro }",
        "lede:",
        "lede.en",
        "the English text is missing",
    ),
    (
        text("Close them"),
        '{ da: "", en: Close }',
        "text: { da: ",
        "measures[V1.1].text.da",
        "the Danish text is missing",
    ),
    (f"why: {text('Because')}", "why: Because", "why:", "questions[Q1].why", "both languages"),
    (
        f"who: {text('Everyone')}",
        "who: { da: Alle, og flere, en: All }",
        "who:",
        "measures[V1.1].who.og flere",
        "quotation marks",
    ),
    (
        "risks: [V1]\n    who",
        "risks: [V9]\n    who",
        "risks: [V9]",
        "measures[V1.1].risks[1]",
        "there is no risk with the code V9",
    ),
    (
        "risks: [V1]\n    proposal",
        "risks: [A1]\n    proposal",
        "risks: [A1]",
        "questions[Q1].risks[1]",
        "no risk with the code A1",
    ),
    (
        "question: Q1,",
        "question: Q2,",
        "question: Q2",
        "agendas[10].steps[2].question",
        "no question with the code Q2",
    ),
    ("seed: S", "seed: X", "seed:", "seed", "there is no source with the code X"),
    (
        "sources: [S]",
        "sources: [S, Z]",
        "sources: [S, Z]",
        "measures[V1.1].sources[2]",
        "no source with the code Z",
    ),
    ("sources: [S]", "sources: []", "sources: []", "measures[V1.1].sources", "needs at least one"),
    ("    sources: [S]\n", "", "- code: V1.1", "measures[V1.1].sources", "is missing"),
    ("code: A3", "code: V1", "code: V1", "work_itself.code", "the code V1 is used twice in the risks"),
    (
        "minutes: 6 }",
        "minutes: 7 }",
        "minutes: 10",
        "agendas[10].minutes",
        "the steps take 11 minutes, the agenda says 10",
    ),
    (
        "kind: arrive,",
        "kind: depart,",
        "kind: depart",
        "agendas[10].steps[1].kind",
        "must be one of 'arrive'",
    ),
    (
        "kind: arrive,",
        "opinion_groups: true, kind: arrive,",
        "opinion_groups: true",
        "agendas[10].steps[1].opinion_groups",
        "only where the method is opinion",
    ),
    (
        "kind: arrive,",
        "kind: question,",
        "kind: question, minutes",
        "agendas[10].steps[1]",
        "names a question",
    ),
    ("  close:\n", "  closing:\n", "closing:", "steps.closing", "there is no step kind or phase closing"),
    ("year: 2018", "year: 2018\n    author: Me", "author:", "sources[S].author", "is not a field known here"),
    ("year: 2018", "year: last year", "year:", "sources[S].year", "must be a whole number, not last year"),
    (
        "minutes: 4 }",
        "minutes: 0 }",
        "minutes: 0",
        "agendas[10].steps[1].minutes",
        "must be at least 1, not 0",
    ),
    (
        "prevention: planning",
        "prevention: hope",
        "prevention:",
        "measures[V1.1].prevention",
        "must be one of 'planning'",
    ),
    ("evidence: guidance", "evidence: proof", "evidence:", "measures[V1.1].evidence", "'trial', not proof"),
    (
        "kind: agreement",
        "kind: wish",
        "proposal:",
        "questions[Q1].proposal",
        "agreement', 'action', not wish",
    ),
    (f"      do: {text('we knock')}\n", "", "proposal:", "questions[Q1].proposal.do", "is missing"),
    ("gains:\n  -", "gains:", "gains:", "gains", "must be a list"),
    (
        "code: Q1\n",
        "code: Q 1\n",
        "code: Q 1",
        "questions[Q 1].code",
        "not of the right form",
    ),
    (
        "code: V1.1",
        "code: V1.1.1.1.1",
        "code: V1.1.1.1.1",
        "measures[V1.1.1.1.1].code",
        "longer than 8 characters",
    ),
    ("seed: S", "seed: S\nkey: other", "key: other", "key", "is the name of its folder"),
    ("seed: S", "seed: S\nseed: T", "seed: T", "file", "seed is already given in theme.yaml, line 4"),
    ("year: 2018", "year: 2018\n    year: 2019", "year: 2019", "file", "year is given twice"),
    ("seed: S", "seed: [S", "trend:", "file", "is not valid YAML"),
    ("seed: S", "seed: &loop [*loop]", "seed:", "file", "a value cannot hold itself"),
]


@pytest.mark.parametrize(("old", "new", "mark", "field", "wrong"), BROKEN)
def test_a_mistake_is_told_by_file_line_and_field(
    tmp_path: Path, old: str, new: str, mark: str, field: str, wrong: str
) -> None:
    assert SMALL.count(old) >= 1
    words = SMALL.replace(old, new, 1)
    pack = write(tmp_path, words)
    found = problems(pack)
    [problem] = [problem for problem in found if wrong in problem.wrong] or found
    assert (problem.field, problem.place.file) == (field, pack / "theme.yaml")
    assert wrong in problem.wrong
    assert problem.place.line in {line_of(words, mark, nth) for nth in range(1, words.count(mark) + 1)}
    assert str(problem) == f"{pack / 'theme.yaml'}:{problem.place.line}: {field}: {problem.wrong}"


def test_every_mistake_is_told_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    words = SMALL.replace("year: 2018", "year: soon").replace("evidence: guidance", "evidence: proof")
    assert [problem.field for problem in problems(write(tmp_path, words))] == [
        "measures[V1.1].evidence",
        "sources[S].year",
    ]


@pytest.mark.parametrize("field", ["title", "risks", "agendas", "steps"])
def test_a_part_that_is_missing_is_told_of_the_folder(tmp_path: Path, field: str) -> None:
    start = SMALL.index(f"\n{field}:")
    rest = SMALL[start + 1 :]
    ends = [i for i, line in enumerate(rest.splitlines()) if i and line and not line.startswith(" ")]
    words = SMALL[: start + 1] + "\n".join(rest.splitlines()[ends[0] if ends else len(rest) :])
    assert (field, "is missing") in {(p.field, p.wrong) for p in problems(write(tmp_path, words))}


def test_each_step_needs_its_words_and_arriving_needs_a_question_to_open_with(tmp_path: Path) -> None:
    words = SMALL.replace(f"    opening: [{text('How are you?')}]\n", "", 1)
    words = words[: words.index("\n  close:")] + "\n"
    assert {problem.field for problem in problems(write(tmp_path, words))} == {
        "steps.arrive.opening",
        "steps.close",
    }


def test_lists_from_several_files_are_joined_and_mistakes_found_in_the_right_one(tmp_path: Path) -> None:
    pack = write(tmp_path)
    second = 'measures:\n  - code: V1.1\n    title: { da: "Igen", en: "Again" }\n'
    (pack / "more").mkdir()
    (pack / "more" / "measures.yaml").write_text(second, encoding="utf-8")
    found = problems(pack)
    assert {problem.place for problem in found} == {loading.Place(pack / "more" / "measures.yaml", 2)}
    assert "measures[V1.1].sign" in {problem.field for problem in found}


@pytest.mark.parametrize(
    ("content", "line", "wrong"),
    [
        (b"title: ok\nlede: \xe6\n", 2, "is not UTF-8"),
        (b"title: \x07\n", 1, "does not allow"),
        (b"", 1, "must hold fields"),
        (b"- a\n- b\n", 1, "must hold fields"),
        (b"a: 1\n---\nb: 2\n", 2, "is not valid YAML"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes, line: int, wrong: str) -> None:
    pack = write(tmp_path)
    (pack / "extra.yaml").write_bytes(content)
    [problem] = problems(pack)
    assert (problem.place, problem.field) == (loading.Place(pack / "extra.yaml", line), "file")
    assert wrong in problem.wrong


def test_a_folder_without_a_theme_says_so(tmp_path: Path) -> None:
    assert "no .yaml files" in problems(tmp_path)[0].wrong
    assert "exists" in problems(tmp_path / "nowhere")[0].wrong


def test_words_stay_the_words_that_were_written(tmp_path: Path) -> None:
    words = SMALL.replace(text("Laughter"), "{ da: nej, en: no }").replace(
        "publisher: Somebody", "publisher: 1.10"
    )
    theme = load(write(tmp_path, words))
    assert theme.gains[0].en == "no"
    assert theme.source("S").publisher == "1.10"


@settings(deadline=None)
@given(cut=st.integers(0, len(SMALL) - 2), scrap=st.text(max_size=3))
def test_whatever_is_wrong_it_is_a_broken_theme_and_no_crash(
    tmp_path_factory: pytest.TempPathFactory, cut: int, scrap: str
) -> None:
    pack = tmp_path_factory.mktemp("cut") / "quiet"
    pack.mkdir()
    (pack / "theme.yaml").write_bytes(
        (SMALL[:cut] + scrap + SMALL[cut + 2 :]).encode("utf-8", "surrogatepass")
    )
    with contextlib.suppress(ThemeError):
        load(pack)
    shutil.rmtree(pack.parent)


def test_a_theme_and_its_values_cannot_be_changed(tmp_path: Path) -> None:
    theme = load(write(tmp_path))
    with pytest.raises(ValueError, match="frozen"):
        theme.title.da = "Nyt"  # type: ignore[misc]
    assert isinstance(theme.risks, tuple)
