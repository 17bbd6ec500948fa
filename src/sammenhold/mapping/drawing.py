"""The map of a round: what somebody says begins to count in it together with what at least four others say.

Whoever opens the map every day would else see, from how it moves, what one person has said.
"""

from collections.abc import Mapping

from django.db import transaction
from pydantic import TypeAdapter

from sammenhold.mapping.events import map_drawn
from sammenhold.mapping.models import Counted
from sammenhold.mapping.queries.extent import Extent, extent_of
from sammenhold.mapping.queries.word import Word
from sammenhold.rounds.models import Round
from sammenhold.rounds.queries import RoundView

WORD = TypeAdapter(Word)


def map_of(round: RoundView | Round) -> Extent:
    kept = _kept(round)
    extent, told = extent_of(round.organisation_id, round.unit_id, kept)
    return extent if told == kept else _drawn(round)


def _kept(round: RoundView | Round) -> Mapping[int, Word]:
    rows = Counted.objects.filter(round=round.id).values_list("person", "word")
    return {person: WORD.validate_python(word) for person, word in rows}


@transaction.atomic
def _drawn(round: RoundView | Round) -> Extent:
    """The map with what is new; one after the other, so that two who open it at once see the same."""
    Round.objects.select_for_update().get(pk=round.id)
    extent, told = extent_of(round.organisation_id, round.unit_id, _kept(round))
    Counted.objects.filter(round=round.id).delete()
    rows = [Counted(round_id=round.id, person_id=who, word=WORD.dump_python(told[who])) for who in told]
    Counted.objects.bulk_create(rows)
    transaction.on_commit(lambda: map_drawn.send(Round, round_id=round.id), robust=True)
    return extent
