"""Owns findings in the form that code scanning reads: diagnostics come in; a SARIF 2.1.0 log comes out.

Names and shapes are those of OASIS, *Static Analysis Results Interchange Format (SARIF) Version 2.1.0*; "§" below
means there.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lessonwright import __version__
from lessonwright.spec.diagnostic import Diagnostic

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def sarif(diagnostics: Sequence[Diagnostic]) -> dict[str, Any]:
    """Return the log of one run (§3.13, §3.14); its rules are those that the diagnostics name."""
    ids = list(dict.fromkeys(diagnostic.rule for diagnostic in diagnostics))
    rules = [_rule(id_) for id_ in ids]
    results = [_result(diagnostic, ids.index(diagnostic.rule)) for diagnostic in diagnostics]
    tool = {"driver": {"name": "lessonwright", "version": __version__, "rules": rules}}
    run = {"tool": tool, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(id_: str) -> dict[str, Any]:
    """Return a reportingDescriptor (§3.49), with the documentation of a rule that has some."""
    from lessonwright.lint.rules import RULES

    if id_ not in RULES:
        return {"id": id_}
    rule = RULES[id_]
    return {"id": id_, "shortDescription": {"text": rule.headline}, "fullDescription": {"text": rule.reason}}


def _result(diagnostic: Diagnostic, index: int) -> dict[str, Any]:
    """Return a result (§3.27)."""
    words = "; ".join(filter(None, (diagnostic.message, diagnostic.help)))
    return {
        "ruleId": diagnostic.rule,
        "ruleIndex": index,
        "level": diagnostic.severity,
        "message": {"text": words},
        "locations": [{"physicalLocation": _place(diagnostic)}],
    }


def _place(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return a physicalLocation (§3.29): the file as a relative reference, and a region in it (§3.30)."""
    region: dict[str, Any] = {
        "startLine": diagnostic.line,
        "startColumn": diagnostic.column,
        "endColumn": diagnostic.column + max(1, diagnostic.length),
    }
    if diagnostic.excerpt:
        region["snippet"] = {"text": diagnostic.excerpt}
    return {"artifactLocation": {"uri": _uri(diagnostic.path)}, "region": region}


def _uri(path: str) -> str:
    return Path(path).as_uri() if Path(path).is_absolute() else quote(path)
