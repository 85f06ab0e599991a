"""By which axes, weights and parts the office ranks."""

from renodesk.domain.ranking import RankingWeights
from renodesk.errors import RankingMissing
from renodesk.packs import read_kind, weights_of
from renodesk.paths import forms_dir
from renodesk.services.environment import Environment


def weights_in_use(environment: Environment) -> RankingWeights:
    """Return the office's own weights; a folder of packs that has none means those that ship.

    Raises:
        RankingMissing, PackFaulty: there are none that can be read.
    """
    for folder in (environment.forms, forms_dir()):
        for text in read_kind(folder, "ranking"):
            return weights_of(text)
    raise RankingMissing
