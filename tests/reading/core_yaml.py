"""Owns YAML as an editor reads it: plain words become numbers and truth values (YAML 1.2, 10.3.2, core schema)."""

import re
from typing import Any

import yaml

_NULL = re.compile(r"|~|null|Null|NULL")
_TRUTH = re.compile(r"true|True|TRUE|false|False|FALSE")
_WHOLE = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def resolved(word: str) -> Any:
    """Return what an editor takes a plain word for."""
    if _NULL.fullmatch(word):
        return None
    if _TRUTH.fullmatch(word):
        return word.lower() == "true"
    if _WHOLE.fullmatch(word):
        return int(word)
    if _OTHER_BASE.fullmatch(word):
        return int(word, 0)
    return float(word) if _NUMBER.fullmatch(word) else word


def editor_content(text: str) -> Any:
    """Return a file's content as an editor hands it to a JSON Schema."""
    return _content(yaml.compose(text, Loader=yaml.CSafeLoader))


def _content(node: Any) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return resolved(node.value) if not node.style else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_content(item) for item in node.value]
    return {key.value: _content(value) for key, value in node.value}
