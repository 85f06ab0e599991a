"""Turns at a file: one thread at a time, the one that waits longest first."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

from renodesk.storage.turns import Turns

PATIENCE = 60


def queued(pool: ThreadPoolExecutor, turns: Turns, work: Callable[[], object]) -> Future[object]:
    """Let a thread ask for a turn, and return once it stands in the queue."""
    before = turns.waiting

    def take() -> object:
        with turns:
            return work()

    asked = pool.submit(take)
    while turns.waiting == before:
        assert not asked.done()
    return asked


def test_a_turn_goes_to_whoever_waits_longest() -> None:
    turns, order = Turns(), list[int]()
    with ThreadPoolExecutor(5) as pool:
        with turns:
            asked = [queued(pool, turns, lambda number=number: order.append(number)) for number in range(5)]
            assert order == []
        for one in asked:
            one.result(PATIENCE)
    assert order == [0, 1, 2, 3, 4]


def test_who_lets_go_and_asks_again_stands_behind_those_who_wait() -> None:
    turns, order = Turns(), list[str]()
    with ThreadPoolExecutor(1) as pool:
        with turns:
            other = queued(pool, turns, lambda: order.append("other"))
        with turns:
            order.append("again")
        other.result(PATIENCE)
    assert order == ["other", "again"]


def test_the_holder_may_take_it_again_and_lets_go_with_the_last() -> None:
    turns = Turns()
    with ThreadPoolExecutor(1) as pool:
        with turns:
            with turns:
                asked = queued(pool, turns, lambda: True)
            assert turns.waiting == 1
            assert not asked.done()
        assert asked.result(PATIENCE)


def test_one_at_a_time_whatever_the_threads_do() -> None:
    turns, inside, counted = Turns(), list[int](), list[int]()

    def work(number: int) -> None:
        for _ in range(500):
            with turns:
                inside.append(number)
                counted.append(len(inside))
                inside.remove(number)

    with ThreadPoolExecutor(4) as pool:
        for one in [pool.submit(work, number) for number in range(4)]:
            one.result(PATIENCE)
    assert len(counted) == 2000
    assert set(counted) == {1}


def test_a_failure_inside_lets_go() -> None:
    turns = Turns()
    with suppress(ZeroDivisionError), turns:
        raise ZeroDivisionError
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(turns.__enter__).result(PATIENCE) is None
