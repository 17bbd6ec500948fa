"""A domain as small as can be: notes on a board, and how many there are."""

import html
from collections.abc import Collection, Sequence

from django.db import connection

from sammenhold.live import Act, Done, Mine, Outcome, Piece, Refused, Sight, Viewer, handles, looks, mines

BOTH = frozenset({"board", "count"})
ALL = BOTH | {"forms"}
FORM = """<section id="card"><form id="rate" data-act data-act-on="change">
<input type="hidden" name="kind" value="board.note"><input type="hidden" name="words" value="rated">
<label><input type="radio" name="last" value="rated"> rated</label></form>
<form id="second" data-act data-draft="second"><input type="hidden" name="kind" value="board.note">
<label>More <textarea name="words"></textarea></label><button>Add</button>
<p data-message role="status"></p></form>
<b>{}</b><i id="own" data-mine></i></section>"""


def create() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE IF NOT EXISTS live_board"
            " (id varchar(64) PRIMARY KEY, topic text, who text, words text)"
        )


def clear() -> None:
    create()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM live_board")


def notes(topic: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, words FROM live_board WHERE topic = %s ORDER BY words, id", [topic])
        return [(str(note), str(words)) for note, words in cursor.fetchall()]


@handles("board.note")
def note(acts: Sequence[Act]) -> Sequence[Outcome]:
    rows = [[act.id, act.topic, act.who, act.data["words"]] for act in acts if act.data["words"]]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO live_board (id, topic, who, words) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
            rows,
        )
    return [
        Done(ALL, Mine(values={"last": act.data["words"]}))
        if act.data["words"]
        else Refused("empty", "Write first.")
        for act in acts
    ]


@handles("board.poison")
def poison(acts: Sequence[Act]) -> Sequence[Outcome]:
    """Writes, and then cannot bear some acts."""
    outcomes = note(acts)
    if any(act.data.get("bad") for act in acts):
        raise RuntimeError(f"poison by {acts[0].who}")
    return outcomes


@looks("board")
def look(topic: str, wanted: Collection[Viewer], regions: frozenset[str] | None) -> dict[Viewer, Sight]:
    found = notes(topic)
    return {viewer: _sight(viewer, found, ALL if regions is None else regions) for viewer in wanted}


def _sight(viewer: Viewer, found: list[tuple[str, str]], regions: frozenset[str]) -> Sight:
    everything: Sight = {
        "board": [
            Piece(f"n-{key}", words, lambda key=key, words=words: _item(key, words)) for key, words in found
        ],
        "count": [Piece("total", len(found), lambda: f'<p id="total">{viewer.audience}: {len(found)}</p>')],
        "forms": [Piece("card", len(found), lambda: FORM.format(len(found)))],
    }
    return {name: pieces for name, pieces in everything.items() if name in regions}


def _item(key: str, words: str) -> str:
    return f'<li id="n-{key}">{html.escape(words)}</li>'


@mines("board")
def mine(topic: str, who: str, viewer: Viewer) -> Mine:
    return {
        "values": {"who": who, "language": viewer.language},
        "pieces": {"own": f"<u>{len(notes(topic))}</u>"},
    }
