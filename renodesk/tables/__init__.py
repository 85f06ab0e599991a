"""Spreadsheets in and out: rows of text from .csv and .xlsx, and workbooks that run nothing."""
