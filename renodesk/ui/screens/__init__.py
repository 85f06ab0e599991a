"""The screens of the window; `registry.py` names them all."""
