"""Owns what an author may write: YAML files come in, an immutable `Course` or diagnostics come out."""
