"""The window.

With `renodesk.app` the only package that knows Qt; data comes and goes through services only.
"""
