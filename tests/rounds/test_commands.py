import uuid

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from rounds.conftest import Workplace, found
from sammenhold.directory.members import Member
from sammenhold.directory.models import Role
from sammenhold.rounds import commands, events, queries
from sammenhold.rounds.documents import DOCUMENTS
from sammenhold.rounds.models import Lead, Round

Texts = dict[str, str]
NOTICE = DOCUMENTS["notice"]


def texts(view: queries.RoundView, **changed: str) -> Texts:
    return {**NOTICE.wording(view.facts), **changed}


def save(
    member: Member, view: queries.RoundView, base: dict[str, str], mine: dict[str, str]
) -> frozenset[str]:
    return commands.save_paper(member, view.id, "notice", "da", base=base, mine=mine).clashes


def stored(member: Member, view: queries.RoundView) -> queries.PaperView:
    return queries.paper_of(queries.round_of(member, view.id), NOTICE)


def test_the_one_who_starts_is_among_the_leads(course: Round, mette: Member, amir: Member) -> None:
    assert {lead.person_id: lead.part for lead in course.leads.all()} == {
        mette.person_id: Lead.Part.LEADER,
        amir.person_id: Lead.Part.SAFETY_REP,
    }


def test_a_round_led_by_both_sides_has_its_first_page_done(view: queries.RoundView) -> None:
    assert [paper.document.key for paper in view.papers if paper.done] == ["leads"]


def test_a_round_led_by_one_side_says_who_is_missing(sundby: Workplace, mette: Member) -> None:
    alone = queries.round_of(mette, commands.start(mette, sundby.team.pk, "Alene", "tema5", {}).pk)
    assert (alone.lacks_leader, alone.lacks_employees_voice, alone.prepared) == (False, True, 0)


def test_nobody_starts_a_round_beside_or_above_the_own_role(sundby: Workplace, mette: Member) -> None:
    for unit in (sundby.beside, sundby.centre):
        with pytest.raises(commands.NotYoursError):
            commands.start(mette, unit.pk, "Ikke min", "tema5", {})


def test_nobody_starts_a_round_elsewhere_or_with_strangers(sundby: Workplace, mette: Member) -> None:
    other = found("Vestby")
    stranger = other.person("Sten Fremmed")
    with pytest.raises(commands.NotYoursError):
        commands.start(mette, other.team.pk, "Vestby", "tema5", {})
    with pytest.raises(commands.NotYoursError):
        commands.start(mette, sundby.team.pk, "Med Sten", "tema5", {stranger.pk: Lead.Part.LEADER})


def test_starting_is_told_after_commit(
    sundby: Workplace,
    mette: Member,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    heard: list[uuid.UUID] = []

    def listen(round_id: uuid.UUID, **_: object) -> None:
        heard.append(round_id)

    events.round_started.connect(listen)
    with django_capture_on_commit_callbacks(execute=True):
        begun = commands.start(mette, sundby.team.pk, "Efterår", "tema5", {})
        assert heard == []
    events.round_started.disconnect(listen)
    assert heard == [begun.pk]


def test_two_who_change_the_leads_at_once_both_get_their_way(
    view: queries.RoundView, mette: Member, amir: Member, ulla: Member, anna: Member
) -> None:
    commands.change_leads(mette, view.id, {ulla.person_id: Lead.Part.UNION_REP})
    commands.change_leads(amir, view.id, {anna.person_id: Lead.Part.FACILITATOR})
    after = queries.round_of(mette, view.id)
    assert after.lead_ids == {mette.person_id, amir.person_id, ulla.person_id, anna.person_id}
    assert "leads" in [paper.document.key for paper in after.missing]


def test_somebody_always_leads(view: queries.RoundView, mette: Member, amir: Member, anna: Member) -> None:
    commands.change_leads(anna, view.id, {mette.person_id: None})
    with pytest.raises(commands.NobodyLeftError):
        commands.change_leads(anna, view.id, {amir.person_id: None})
    assert queries.round_of(anna, view.id).lead_ids == {amir.person_id}


def test_a_lead_is_of_the_same_organisation(view: queries.RoundView, mette: Member) -> None:
    stranger = found("Vestby").person("Sten Fremmed")
    with pytest.raises(commands.NotYoursError):
        commands.change_leads(mette, view.id, {stranger.pk: Lead.Part.LEADER})


def test_who_only_reads_changes_nothing(view: queries.RoundView, ulla: Member) -> None:
    base = texts(view)
    with pytest.raises(commands.NotYoursError):
        save(ulla, view, base, texts(view, kept="Altid"))
    with pytest.raises(commands.NotYoursError):
        commands.change_leads(ulla, view.id, {ulla.person_id: Lead.Part.LEADER})
    with pytest.raises(commands.NotYoursError):
        commands.mark_done(ulla, view.id, "notice")


def test_an_administrator_may_step_in(view: queries.RoundView, anna: Member) -> None:
    assert not save(anna, view, texts(view), texts(view, kept="Et år"))
    assert stored(anna, view).saved_name == "Anna Admin"


def test_two_who_write_in_different_fields_both_get_their_way(
    view: queries.RoundView, mette: Member, amir: Member
) -> None:
    base = texts(view)
    assert not save(mette, view, base, texts(view, kept="Mettes tekst"))
    assert not save(amir, view, base, texts(view, seen="Amirs tekst"))
    kept = stored(mette, view).texts
    assert (kept["kept"], kept["seen"]) == ("Mettes tekst", "Amirs tekst")


def test_two_who_write_in_the_same_field_are_told(
    view: queries.RoundView, mette: Member, amir: Member
) -> None:
    base = texts(view)
    save(mette, view, base, texts(view, kept="Mettes tekst"))
    assert save(amir, view, base, texts(view, kept="Amirs tekst", seen="Også")) == {"kept"}
    assert stored(mette, view).texts["kept"] == "Mettes tekst"
    assert stored(mette, view).texts["seen"] == base["seen"]


def test_done_has_a_name_and_a_date_until_the_text_changes(
    view: queries.RoundView, mette: Member, amir: Member
) -> None:
    filled = dict.fromkeys(texts(view), "Udfyldt")
    save(mette, view, texts(view), filled)
    commands.mark_done(mette, view.id, "notice")
    assert stored(mette, view).done_name == "Mette Leder"
    commands.mark_done(amir, view.id, "notice")
    save(amir, view, filled, filled)
    assert stored(mette, view).done_name == "Mette Leder"
    save(amir, view, filled, {**filled, "kept": "Længere"})
    assert stored(mette, view).done_at is None


def test_nothing_is_done_while_there_are_blanks(view: queries.RoundView, mette: Member) -> None:
    with pytest.raises(commands.UnfilledError):
        commands.mark_done(mette, view.id, "notice")
    filled = dict.fromkeys(texts(view), "Udfyldt")
    save(mette, view, texts(view), {**filled, "kept": "Til [dato]"})
    with pytest.raises(commands.UnfilledError) as refused:
        commands.mark_done(mette, view.id, "notice")
    assert refused.value.fields == ("kept",)


def test_a_round_as_stored_answers_the_rules_too(course: Round, mette: Member, sundby: Workplace) -> None:
    fresh = Round.objects.get(pk=course.pk)
    assert fresh.unit_line == (sundby.team.pk, sundby.centre.pk, sundby.town.pk)
    assert mette.person_id in fresh.lead_ids


def test_the_nearest_holder_of_a_role_is_suggested(sundby: Workplace, mette: Member) -> None:
    sundby.holder("Dorte Direktør", Role.Kind.LEADER, sundby.town)
    upwards = queries.line_of(sundby.organisation.pk, sundby.team.pk)
    assert queries.nearest(upwards, Role.Kind.LEADER) == mette.person_id
    assert queries.nearest(upwards, Role.Kind.SAFETY_REP) is None
