"""Papers and workbooks of the office: why a rank, frozen rankings, yearly plans, the reserve, ratings."""

from renodesk.services.office_papers.books import reserve_book, write_office_book
from renodesk.services.office_papers.district_paper import district_book, district_document
from renodesk.services.office_papers.ledgers_book import office_ledgers_book
from renodesk.services.office_papers.outcome_paper import outcome_document
from renodesk.services.office_papers.packages_paper import packages_book, packages_document
from renodesk.services.office_papers.project_paper import project_document
from renodesk.services.office_papers.ranking_paper import ranking_book, ranking_document
from renodesk.services.office_papers.rating_paper import rating_book, rating_document
from renodesk.services.office_papers.ratings_sheet import ratings_book
from renodesk.services.office_papers.standard_paper import standard_book, standard_document
from renodesk.services.office_papers.why_paper import why_document
from renodesk.services.office_papers.writing import write_office_paper
from renodesk.services.office_papers.year_paper import year_book, year_document

__all__ = [
    "district_book",
    "district_document",
    "office_ledgers_book",
    "outcome_document",
    "packages_book",
    "packages_document",
    "project_document",
    "ranking_book",
    "ranking_document",
    "rating_book",
    "rating_document",
    "ratings_book",
    "reserve_book",
    "standard_book",
    "standard_document",
    "why_document",
    "write_office_book",
    "write_office_paper",
    "year_book",
    "year_document",
]
