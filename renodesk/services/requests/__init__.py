"""Request sheets: what is asked of one utility or bureau, as a letter and a table to fill, and its answer."""
