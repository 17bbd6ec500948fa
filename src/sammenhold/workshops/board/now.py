"""What to do now: the instruction, who can see it, and the form when there is something to write."""

from django.utils.translation import gettext as _

from sammenhold.live.looks import Piece
from sammenhold.web.moments import told
from sammenhold.workshops.board import breakouts, talking
from sammenhold.workshops.board.piece import piece
from sammenhold.workshops.board.quoting import quoted
from sammenhold.workshops.board.voting import worth_naming
from sammenhold.workshops.models import Proposal, Step, Workshop
from sammenhold.workshops.queries.opinions import looks_for_groups
from sammenhold.workshops.queries.scene import Scene
from sammenhold.workshops.queries.windows import following
from sammenhold.workshops.rules import GATHERING, WRITING

SHOWN = ("show", *GATHERING)
FORMS = {"write": "form_note", "more": "form_note", "decide": "form_proposal"}
FORMS_HERE = {("participant", "write"), ("participant", "more"), ("facilitator", "decide")}


def pieces(scene: Scene, audience: str) -> list[Piece]:
    step = scene.step
    if scene.workshop.state == Workshop.State.CLOSED:
        return [_closed(scene, audience)]
    if step is None:
        return [_waiting(scene, audience)]
    word = talking.word(scene, audience)
    if scene.is_apart:
        return [*word, breakouts.instruction(scene, step, audience)]
    if step.reading:
        return [*word, piece(f"now-{step.pk}-reading", "now_reading", audience)]
    shown = [*word, *breakouts.group(scene, step), _instruction(scene, step, audience)]
    form = FORMS.get(step.phase)
    if form and (audience, step.phase) in FORMS_HERE:
        shown.append(form_of(scene, step, audience))
    return [*shown, *breakouts.summary_form(scene, step)]


def _closed(scene: Scene, audience: str) -> Piece:
    if scene.workshop.is_rehearsal:
        return piece("now-rehearsed", "now_rehearsed", audience, pk=str(scene.workshop.rehearses_id))
    adopted = Proposal.objects.filter(step__in=scene.steps, state=Proposal.State.ADOPTED)
    return piece("now-closed", "now_closed", audience, pk=str(scene.workshop.pk), decided=adopted.exists())


def _waiting(scene: Scene, audience: str) -> Piece:
    first = following(scene) if scene.workshop.over_days else None
    until = told(first.closes_at, scene.workshop.zone) if first and first.closes_at else None
    shown = {"code": scene.workshop.code, "over_days": scene.workshop.over_days}
    return piece(
        "now-waiting", "now_waiting", audience, **shown, first=first.name if first else "", until=until
    )


def _instruction(scene: Scene, step: Step, audience: str) -> Piece:
    words = scene.theme.step(step.kind, _words_of(step))
    question = scene.theme.question(step.question) if step.question else None
    reading = scene.workshop.read_first and step.phase in WRITING
    return piece(
        f"now-{step.pk}-{step.phase}",
        "now",
        audience,
        mine=f"{step.pk}-{step.phase}",
        participant=str(words.participant),
        facilitator=str(words.facilitator),
        anonymous=_anonymous(step, reading, str(words.anonymous)),
        folded=step.phase == "decide",
        say=tuple(str(line) for line in words.say),
        hints=tuple(str(hint) for hint in words.hints),
        prompts=(*quoted(scene.workshop, question), *map(str, question.prompts)) if question else (),
        why=str(question.why) if question and step.phase == "write" else "",
    )


def _words_of(step: Step) -> str:
    """The part of the theme's words: a rating asked again and each way to vote have their own."""
    if step.phase == "rate" and step.repeat:
        return "again"
    return step.method if step.phase == "vote" and step.method != Step.Method.DOTS else step.phase


def _anonymous(step: Step, reading: bool, usual: str) -> str:
    if step.unshown and step.phase in SHOWN:
        return _unshown() if step.phase != "regroup" else _unshown_later()
    if step.phase == "vote" and looks_for_groups(step):
        return f"{usual} {_opinion_groups()}"
    return _read_first() if reading else usual


def _opinion_groups() -> str:
    return _(
        "When the voting closes, it is also worked out whether some of you vote alike. Everybody sees what "
        "unites all, and groups of at least five drawn as areas, without dots or names. Nobody is told which "
        "group they are in."
    )


def _unshown() -> str:
    return _("The notes were deleted without being shown, together with the link to those who wrote them.")


def _unshown_later() -> str:
    return _(
        "The new notes were deleted without being shown, together with the link to those who wrote them. "
        "What you see here is from the first round."
    )


def _read_first() -> str:
    return _(
        "What you write carries no name. When the writing closes, those who lead read the notes one at a "
        "time, in random order, before all see them. They can hide one, and remove the device that wrote it, "
        "but they do not learn whose it is. The link to you is deleted when the notes are shown."
    )


def form_of(scene: Scene, step: Step, audience: str) -> Piece:
    """The form of the phase. Participants' own proposals stand on the board, below those to be answered."""
    question = scene.theme.question(step.question) if step.question else None
    example = question.proposal if question else None
    begun = audience == "facilitator" and step.proposals.exists()
    return piece(
        f"form-{step.pk}-{step.phase}{'-more' if begun else ''}",
        FORMS[step.phase],
        audience,
        step=step.pk,
        phase=step.phase,
        unfolded=audience == "facilitator" and not begun,
        groups=worth_naming(step) if step.phase == "decide" else (),
        examples=tuple(str(note) for note in question.example_notes) if question else (),
        example_when=str(getattr(example, "when", "")),
        example_do=str(getattr(example, "do", "") or getattr(example, "what", "")),
    )
