"""What a merge would do is known before it is done, and is what it then does."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storage.test_merging import CALM, Office, steps

from renodesk.errors import BundleFaulty, SameIdOtherContent


@CALM
@given(people=st.integers(2, 4), story=steps, sent=st.integers(0, 2**20))
def test_what_is_foreseen_is_what_the_merge_does(
    laptop_at: Callable[..., Any], people: int, story: Any, sent: int
) -> None:
    with TemporaryDirectory() as folder, ExitStack() as stack:
        office = Office(Path(folder), stack, laptop_at, people)
        stack.callback(office.close)
        for step in story:
            office.step(*step)
        giver, taker = office.laptops[0], office.laptops[1]
        changes = [one for at, one in enumerate(giver.changes()) if sent >> (at % 20) & 1]
        writers = list(giver.file.writers().values())
        before = taker.cells(), taker.changes(), taker.file.gaps()
        foreseen = taker.file.foresee(writers, changes)
        assert (taker.cells(), taker.changes(), taker.file.gaps()) == before
        outcome = taker.file.merge(writers, changes, {})
        assert (len(foreseen.new), foreseen.known) == (outcome.new, outcome.known)
        assert {state.cell for state in foreseen.after} == outcome.cells
        assert tuple(one.cell for one in foreseen.after if one.is_contested) == outcome.contested
        for state in foreseen.after:
            assert taker.file.state(state.cell) == state


def test_what_the_merge_refuses_is_refused_beforehand(laptop: Callable[..., Any]) -> None:
    jia, yi = laptop(), laptop("yi.reno", person="乙", device="d-2")
    jia.put("estate", "和平里")
    (change,) = jia.changes()[1:]
    (writer,) = jia.file.writers().values()
    yi.take(jia)
    with pytest.raises(SameIdOtherContent):
        yi.file.foresee([writer], [change._replace(value='"别的"')])
    with pytest.raises(BundleFaulty):
        laptop("bing.reno", person="丙", device="d-3").file.foresee([], [change])
