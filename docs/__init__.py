"""Owns the documentation: its pages lie in `pages/`, its reference is made from the code by `reference/`."""
