"""Lessonwright: a training course written as YAML, turned into what a trainer hands out."""

from importlib.metadata import version

__version__ = version("lessonwright")
