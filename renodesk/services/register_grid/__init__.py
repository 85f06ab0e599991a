"""The register as a table one types into: a row a building or entrance, a column a field, names first."""
