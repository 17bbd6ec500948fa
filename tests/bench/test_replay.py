"""What is recorded from one listener is what the reference sends."""

from sammenhold.bench.listeners import Crowd
from sammenhold.bench.reference import Recorded
from sammenhold.bench.replay import frames_of, sent_of


def _frame(count: int) -> bytes:
    return b'event: frame\nid: a:1\ndata: {"set":{"counts":"<p data-given=\\"%d\\">"}}\n\n' % count


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


def test_every_frame_is_found_with_its_moment_however_the_network_cut_them() -> None:
    record = [
        (5.0, _chunk(_frame(1))),
        (5.5, _chunk(b":\n\n")),
        (6.0, _chunk(_frame(2)) + _chunk(_frame(7))),
    ]
    assert frames_of(record) == [
        Recorded(0.0, _frame(1).decode()),
        Recorded(1.0, _frame(2).decode()),
        Recorded(1.0, _frame(7).decode()),
    ]


def test_an_act_sets_out_with_the_first_frame_that_counts_it() -> None:
    frames = [Recorded(0.0, _frame(1).decode()), Recorded(1.0, _frame(4).decode())]
    assert sent_of(frames, [10.0, 11.0], 0) == [10.0, 11.0, 11.0, 11.0]


def test_a_crowd_of_none_has_seen_it_all() -> None:
    import asyncio

    async def ask() -> bool:
        return Crowd().seen(3).done()

    assert asyncio.run(ask())
