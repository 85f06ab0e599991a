"""What of an answer the next packs can hold: all of it goes over or is named."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from many import many

from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell
from renodesk.domain.form import Forms, Item
from renodesk.domain.migration import Fate, edition_before, next_edition, observation_for, split_edition
from renodesk.domain.migration_cells import KEYED, NAMED, OF_ESTATE, Mover
from renodesk.domain.vocabulary import ENTITIES
from renodesk.packs import load_forms
from renodesk.paths import forms_dir

FORMS = load_forms(forms_dir())
ITEMS = [item for item in FORMS.tree.items if item.inputs or item.flags]
MANY = settings(max_examples=many(25))


@st.composite
def changed_items(draw: st.DrawFn) -> tuple[Item, Item, dict[str, str]]:
    """Return an item, one like it with boxes and ticks gone or otherwise named, and the names."""
    item = draw(st.sampled_from(ITEMS))
    renamed: dict[str, str] = {}
    inputs = []
    for box in item.inputs:
        match draw(st.sampled_from(["kept", "gone", "unit", "renamed"])):
            case "kept":
                inputs.append(box)
            case "unit":
                inputs.append(replace(box, unit=box.unit + "²"))
            case "renamed":
                inputs.append(replace(box, name=f"new_{box.name}"))
                renamed[f"{item.code}:{box.name}"] = f"new_{box.name}"
    flags = tuple(flag for flag in item.flags if draw(st.booleans()))
    is_graded = draw(st.booleans())
    return item, replace(item, inputs=tuple(inputs), flags=flags, is_graded=is_graded), renamed


@st.composite
def observations(draw: st.DrawFn, item: Item) -> dict[str, Json]:
    """Return what may have been said of an item, also in boxes it never had."""
    names = [box.name for box in item.inputs] + ["of_nobody"]
    whole: dict[str, Json] = {}
    if draw(st.booleans()):
        whole["grade"] = draw(st.integers(1, 5))
    if chosen := draw(st.lists(st.sampled_from(names), unique=True)):
        whole["inputs"] = {name: draw(st.integers(0, 9)) for name in chosen}
    if ticks := draw(st.lists(st.sampled_from([flag.name for flag in item.flags] + ["old"]), unique=True)):
        whole["flags"] = dict.fromkeys(ticks, 1)
    if draw(st.booleans()):
        whole |= {"status": draw(st.sampled_from(["na", "unseen"])), "reason": "锁着"}
    return whole


def leaves(value: Json) -> list[str]:
    """Return the names of everything an observation says."""
    whole = value if isinstance(value, Mapping) else {}
    found = [name for name in ("grade", "status") if name in whole]
    for part in ("inputs", "flags"):
        members = whole.get(part)
        found += list(members) if isinstance(members, Mapping) else []
    return found


@MANY
@given(changed=changed_items(), drawn=st.data())
def test_everything_that_was_said_goes_over_or_is_named(
    changed: tuple[Item, Item, dict[str, str]], drawn: st.DataObject
) -> None:
    before, after, renamed = changed
    said = drawn.draw(observations(before))
    made = observation_for(said, before, after, renamed)
    kept = set(leaves(made.value)) | {
        old for old, new in _boxes(renamed).items() if new in leaves(made.value)
    }
    assert all(name in kept or name in made.left for name in leaves(said))
    boxes = {box.name for box in after.inputs} | {flag.name for flag in after.flags} | {"grade", "status"}
    boxes |= {"of_nobody", "old"}
    assert set(leaves(made.value)) <= boxes
    if made.value is not None:
        again = observation_for(made.value, after, after, {})
        assert (again.value, again.left) == (made.value, ())


@MANY
@given(drawn=st.data())
def test_the_same_packs_carry_every_answer_as_it_is(drawn: st.DataObject) -> None:
    item = drawn.draw(st.sampled_from(ITEMS))
    said = drawn.draw(observations(item))
    cell = Cell(entity="answer", key=f"2027/{item.code}/3/1", field="observation")
    step = Mover(FORMS, FORMS, "2027", "2027@2").step(cell, (said or {"status": "na", "reason": "无"},))
    assert step.target is not None
    assert (step.fate, step.left, step.target.key) == (Fate.CARRIED, (), f"2027@2/{item.code}/3/1")


def test_an_item_asked_elsewhere_or_gone_is_parked() -> None:
    item = ITEMS[0]
    others = tuple(one for one in FORMS.tree.items if one.code != item.code)
    elsewhere = replace(item, scope=next(one.scope for one in ITEMS if one.scope != item.scope))
    cell = Cell(entity="answer", key=f"baseline/{item.code}/3", field="observation")
    for items, why in (((*others, elsewhere), "scope"), (others, "item_gone")):
        after = Forms(
            tree=replace(FORMS.tree, items=items), checklist=FORMS.checklist, register=FORMS.register
        )
        step = Mover(FORMS, after, "baseline", "baseline@2").step(cell, ({"grade": 3},))
        assert (step.target, step.fate, step.why) == (None, Fate.PARKED, why)


def test_of_every_entity_it_is_said_whether_it_goes_along() -> None:
    assert sorted((*KEYED, *NAMED, *OF_ESTATE)) == sorted(ENTITIES)


def test_editions_are_numbered() -> None:
    assert next_edition("baseline") == "baseline@2"
    assert next_edition("2027@9") == "2027@10"
    assert [edition_before(key) for key in ("2027", "2027@2", "2027@3")] == ["", "2027", "2027@2"]
    assert split_edition("a@b") == ("a@b", 1)


def _boxes(renamed: Mapping[str, str]) -> dict[str, str]:
    return {old.partition(":")[2]: new for old, new in renamed.items()}
