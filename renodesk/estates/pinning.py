"""Which packs a round was begun with: kept whole in the estate file, so that later packs change nothing."""

from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from renodesk.domain import canonical, vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.form import Forms, PackIdentity
from renodesk.domain.log.ranges import contains
from renodesk.domain.weights import weighted
from renodesk.estates.rounds import seal_of
from renodesk.packs import PackText, forms_of, read_packs
from renodesk.packs.remembered import RememberedForms
from renodesk.storage.act import Act
from renodesk.storage.estate_file import EstateFile

WEIGHTS = "weights"
_REMEMBERED = RememberedForms()


def shipped(folder: Path) -> tuple[Forms, tuple[PackText, ...]]:
    """Return the forms of a packs folder and their exact texts, without packs that are no form.

    Raises:
        PackFaulty: a pack has complaints.
    """
    texts = read_packs(folder)
    forms = forms_of(texts)
    used = {pack.sha256 for pack in identities(forms)}
    return forms, tuple(text for text in texts if text.sha256 in used)


def identities(forms: Forms) -> tuple[PackIdentity, ...]:
    """Return the packs of forms, the tree first."""
    return (forms.tree.identity, forms.checklist.identity, forms.register.identity)


def pins(forms: Forms, weights: str = "") -> Json:
    """Return what a round's `packs` cell says: id, version and digest of each pack.

    The tree's says too by which of its weights it is scored, where by others than those of its table.
    """
    found: dict[str, dict[str, Json]] = {
        pack.id: {"version": pack.version, "sha256": pack.sha256} for pack in identities(forms)
    }
    if weights in forms.tree.presets:
        found[forms.tree.identity.id][WEIGHTS] = weights
    return dict(found)


def keep(act: Act, texts: tuple[PackText, ...]) -> None:
    """Keep the packs' texts in the estate file, in the act that pins them."""
    for pack in texts:
        act.keep_pack(pack.id, pack.version, pack.sha256, pack.text)


def pin_of(pack: PackText) -> dict[str, Json]:
    """Return what a cell says of one pack it is pinned to."""
    return {"id": pack.id, "version": pack.version, "sha256": pack.sha256}


def kept(file: EstateFile, sha256: str) -> PackText | None:
    """Return the pack of this digest that the estate file keeps."""
    return next((pack for pack in all_kept(file) if pack.sha256 == sha256), None)


def all_kept(file: EstateFile) -> Iterator[PackText]:
    """Return every pack the estate file keeps."""
    for pack in file.packs():
        yield PackText(id=pack.id, version=pack.version, sha256=pack.sha256, text=pack.text)


def pinned(file: EstateFile, round_key: str, folder: Path, weights: str | None = None) -> Forms:
    """Return the forms a round is pinned to, from the file itself, with the weights it is scored by.

    From `folder` where the file lacks a text of the same digest. A sealed round is pinned to what it was when
    it was sealed. Other `weights` than the round's make other forms of the same packs; "" means the table's.

    Raises:
        PackFaulty: neither has it.
    """
    wanted = pin(file, round_key)
    digests = {
        str(pack["sha256"]) for pack in wanted.values() if isinstance(pack, Mapping) and "sha256" in pack
    }
    names = {digest: (pack_id, version, digest) for pack_id, version, digest in file.pack_names()}
    forms = _REMEMBERED.of(names[one] for one in digests) if digests <= names.keys() else None
    if forms is None:
        texts = _texts(file, digests, folder)
        forms = forms_of(texts)
        _REMEMBERED.remember(texts, forms)
    return weighted(forms, weights_of(wanted) if weights is None else weights)


def _texts(file: EstateFile, digests: Set[str], folder: Path) -> tuple[PackText, ...]:
    held = [pack for pack in all_kept(file) if pack.sha256 in digests]
    if len(held) < len(digests) or not digests:
        known = {pack.sha256 for pack in held}
        held += [pack for pack in read_packs(folder) if pack.sha256 in digests - known or not digests]
    return tuple(held)


def pin(file: EstateFile, round_key: str) -> Mapping[str, Json]:
    """Return what a round is pinned to; one that is sealed, what it was pinned to then."""
    cell = vocabulary.round_cell(round_key, "packs")
    seal, state = seal_of(file, round_key), file.state(cell)
    found = state.value if state is not None else None
    if seal is not None:
        covered = [one for one in file.changes_in(cell) if contains(seal.ranges, one.id)]
        found = canonical.loads(max(covered, key=lambda one: one.order).value) if covered else found
    return found if isinstance(found, Mapping) else {}


def weights_of(pin: Mapping[str, Json]) -> str:
    """Return by which weights a pin says that a round is scored, "" for those of its table."""
    said = (one.get(WEIGHTS) for one in pin.values() if isinstance(one, Mapping))
    return next((str(one) for one in said if one), "")
