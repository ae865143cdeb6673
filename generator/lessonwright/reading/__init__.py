"""Owns reading what an author wrote: YAML files come in, an immutable `Course` or diagnostics come out."""
