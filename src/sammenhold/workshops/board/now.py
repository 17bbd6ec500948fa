"""What to do now: the instruction, who can see it, and the form when there is something to write."""

from sammenhold.live.looks import Piece
from sammenhold.workshops.board.piece import piece
from sammenhold.workshops.models import Step, Workshop
from sammenhold.workshops.queries.scene import Scene

FORMS = {"write": "form_note", "decide": "form_proposal"}
FORMS_HERE = {("participant", "write"), ("facilitator", "decide")}


def pieces(scene: Scene, audience: str) -> list[Piece]:
    step = scene.step
    if scene.workshop.state == Workshop.State.CLOSED:
        return [piece("now-closed", "now_closed", audience, pk=str(scene.workshop.pk))]
    if step is None:
        return [_waiting(scene, audience)]
    shown = [_instruction(scene, step, audience)]
    form = FORMS.get(step.phase)
    if form and (audience, step.phase) in FORMS_HERE:
        shown.append(form_of(scene, step, audience))
    return shown


def _waiting(scene: Scene, audience: str) -> Piece:
    return piece("now-waiting", "now_waiting", audience, code=scene.workshop.code)


def _instruction(scene: Scene, step: Step, audience: str) -> Piece:
    again = step.repeat and step.phase == "rate"
    words = scene.theme.step(step.kind, "again" if again else step.phase)
    question = scene.theme.question(step.question) if step.question else None
    return piece(
        f"now-{step.pk}-{step.phase}",
        "now",
        audience,
        participant=str(words.participant),
        facilitator=str(words.facilitator),
        anonymous=str(words.anonymous),
        hints=tuple(str(hint) for hint in words.hints),
        prompts=tuple(str(prompt) for prompt in question.prompts) if question else (),
        why=str(question.why) if question and step.phase == "write" else "",
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
        unfolded=audience == "facilitator" and not begun,
        examples=tuple(str(note) for note in question.example_notes) if question else (),
        example_when=str(getattr(example, "when", "")),
        example_do=str(getattr(example, "do", "") or getattr(example, "what", "")),
    )
