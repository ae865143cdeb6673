"""Lessonwright: a training course written as YAML, turned into what a trainer hands out."""

__version__ = "0.1.0"
