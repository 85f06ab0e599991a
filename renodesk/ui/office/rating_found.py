"""What the screen of ratings reads beside the window."""

from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.changes import Author
from renodesk.services.environment import Environment
from renodesk.services.rating import Rating, Ratings
from renodesk.services.rating.packs import performance_titles
from renodesk.services.rating.standards import CountyCheck, CountyStandards
from renodesk.texts import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What was read: the books of the year, its counties, and the county at hand (None: there is none)."""

    ratings: Ratings
    standards: CountyStandards
    counties: tuple[str, ...]
    tables: tuple[tuple[str, str], ...] = ()
    """Tables counties may be rated by (id, title)."""
    rating: Rating | None = None
    check: CountyCheck | None = None


def read_found(
    archive: Path,
    year: int,
    county: str,
    pack: str,
    author: Author,
    environment: Environment,
    index_url: str,
    language: Language = "zh",
) -> Found:
    """Read the books of a year and a county of them: the one that is wanted, else the first.

    Raises:
        NotWritable, IndexUnfit, NotReadable, ArchiveTrouble, PackFaulty: something cannot be read.
    """
    ratings = Ratings(archive, year, author, environment, index_url=index_url, pack=pack, language=language)
    standards = CountyStandards(archive, year, author, environment, index_url=index_url, language=language)
    tables = tuple((one.id, title) for one, title in performance_titles(environment))
    counties = tuple(ratings.counties())
    chosen = county if county in counties else next(iter(counties), "")
    if not chosen:
        return Found(ratings=ratings, standards=standards, counties=(), tables=tables)
    return Found(
        ratings=ratings,
        standards=standards,
        counties=counties,
        tables=tables,
        rating=ratings.rating(chosen),
        check=standards.check(chosen) if chosen in standards.known() else None,
    )
