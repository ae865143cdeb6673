"""Owns what is said about a part that a model does not accept: pydantic's errors come in, diagnostics go out."""

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from lessonwright.spec.authored import Authored
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.trace import trace
from lessonwright.spec.yaml_file import YamlFile


def explain(file: YamlFile, model: type[Authored], error: ValidationError) -> list[Diagnostic]:
    """Return a diagnostic for each mistake."""
    return [_explained(file, model, details) for details in error.errors(include_url=False)]


def _explained(file: YamlFile, model: type[Authored], details: ErrorDetails) -> Diagnostic:
    traced = trace(model, details["loc"])
    return file.diagnostic(traced.path, details["type"], details["msg"])
