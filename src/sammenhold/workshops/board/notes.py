"""Notes and groups on the board."""

from sammenhold.live.looks import Piece
from sammenhold.workshops.board.piece import piece
from sammenhold.workshops.models import Step
from sammenhold.workshops.queries.regrouping import changes_of
from sammenhold.workshops.queries.scene import Board, GroupCard, NoteCard, Scene, board_of
from sammenhold.workshops.queries.suggestions import suggestions_of


def gains_examples(scene: Scene, step: Step, audience: str) -> list[Piece]:
    """What virtual work can give, to start the thoughts; not on the facilitator's screen."""
    gains = tuple(str(gain) for gain in scene.theme.gains)
    return [piece(f"gains-{step.pk}", "gains", audience, gains=gains)]


def loose(scene: Scene, step: Step, audience: str) -> list[Piece]:
    notes = board_of(step).loose
    return [_note(note, audience, moving=False) for note in visible(notes, audience)] or [
        no_notes(step, audience)
    ]


def grouping(scene: Scene, step: Step, audience: str) -> list[Piece]:
    board = board_of(step)
    told = (
        [piece(f"summary-{step.pk}", "summary", audience, text=text)] if (text := step.last_summary) else []
    )
    if not board.groups and not board.loose:
        return [*told, no_notes(step, audience)]
    groups = [_group(group, audience) for group in board.groups]
    notes = [_note(note, audience, moving=True) for note in visible(board.loose, audience)]
    if audience == "screen":
        return [*told, *groups, *notes]
    tools = [*_undoing(board, step, audience), *_suggestions(board, step, audience)]
    return [*told, *tools, *groups, *notes, _mover(board, step, audience)]


def standing(board: Board, audience: str) -> list[Piece]:
    """Groups and notes that nobody moves now; a group that is but one note stands as the note."""
    alone = [group.notes[0] for group in board.groups if not group.title and len(group.notes) == 1]
    several = [group for group in board.groups if group.title or len(group.notes) > 1]
    groups = [_group(group, audience, moving=False) for group in several]
    notes = [_note(note, audience, moving=False) for note in visible((*alone, *board.loose), audience)]
    return [*groups, *notes]


def _undoing(board: Board, step: Step, audience: str) -> list[Piece]:
    """What can be undone and done again, when there is anything."""
    texts = {note.key: note.text for note in _all(board) if not note.hidden}
    undo, redo = changes_of(step, texts)
    return [piece(f"undoing-{step.pk}", "undoing", audience, undo=undo, redo=redo)] if undo or redo else []


def _suggestions(board: Board, step: Step, audience: str) -> list[Piece]:
    """What seems to belong together, for those who lead: the button, and what came of it."""
    if audience != "facilitator":
        return []
    panel = suggestions_of(step, visible(board.loose, "participant"))
    return [piece(f"suggestions-{step.pk}", "suggestions", audience, panel=panel)] if panel else []


def _mover(board: Board, step: Step, audience: str) -> Piece:
    """Grouping by two menus, for those who would rather choose than drag."""
    notes = tuple((note.key, note.text) for note in _all(board) if not note.hidden)
    named = [shown_to("participant", group) for group in board.groups]
    groups = tuple((group.key, group.name) for group in named if group.name)
    return piece(f"mover-{step.pk}", "mover", audience, notes=notes, groups=groups)


def for_all(board: Board) -> list[GroupCard]:
    """The groups as everybody may see them: without hidden notes, and none that holds nothing else."""
    shown = [shown_to("participant", group) for group in board.groups]
    return [group for group in shown if group.notes]


def _all(board: Board) -> list[NoteCard]:
    return [note for group in board.groups for note in group.notes] + list(board.loose)


def _group(group: GroupCard, audience: str, *, moving: bool = True) -> Piece:
    shown, moving = shown_to(audience, group), moving and audience != "screen"
    return piece(f"group-{group.key}", "group", audience, group=shown, moving=moving)


def _note(note: NoteCard, audience: str, *, moving: bool) -> Piece:
    return piece(f"note-{note.key}", "note", audience, note=note, moving=moving and audience != "screen")


def no_notes(step: Step, audience: str) -> Piece:
    return piece("no-notes", "no_notes", audience, unshown=step.unshown)


def visible(notes: tuple[NoteCard, ...], audience: str) -> tuple[NoteCard, ...]:
    """Hidden notes are seen by those who lead, with the reason, and by nobody else."""
    return notes if audience == "facilitator" else tuple(note for note in notes if not note.hidden)


def shown_to(audience: str, group: GroupCard) -> GroupCard:
    return GroupCard(group.key, group.title, visible(group.notes, audience), group.dots)
