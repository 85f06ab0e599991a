"""The estate file: one SQLite database that holds an estate and its whole history.

The only package with SQL.
"""
