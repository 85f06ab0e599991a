"""Stores: where the estate files of an archive lie that is no folder of this machine."""
