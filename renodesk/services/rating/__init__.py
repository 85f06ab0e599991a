"""Counties rated for a year's renovation (考核): three columns of points, facts, vetoes, evidence."""

from renodesk.services.rating.acting import Ratings, rating_years
from renodesk.services.rating.reading import Rating, RatingLine, Standing, VetoLine

__all__ = ["Rating", "RatingLine", "Ratings", "Standing", "VetoLine", "rating_years"]
