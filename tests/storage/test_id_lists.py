"""Lists of change ids as rows hold them: read alike however JSON writes them, and never guessed."""

import json

import pytest

from renodesk.domain.changes import ChangeId
from renodesk.storage.rows import ids_of, ids_text

IDS = tuple(ChangeId(writer=f"{number:016x}", seq=number + 1) for number in range(3))


@pytest.mark.parametrize("count", range(4))
def test_a_list_is_read_alike_from_our_text_and_from_any_other_json(count: int) -> None:
    ids = IDS[:count]
    assert ids_of(ids_text(ids)) == ids
    assert ids_of(json.dumps([str(one) for one in ids])) == ids


@pytest.mark.parametrize("text", ["", '["', "xx{}yy", "[{}]", '["{}","]', '["{}"]x'])
def test_what_is_no_list_of_ids_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        ids_of(text.replace("{}", str(IDS[0])))
