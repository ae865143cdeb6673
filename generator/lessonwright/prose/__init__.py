"""Owns Markdown text inside a course: an author's Markdown comes in; HTML, plain text or a tree for Typst comes out."""
