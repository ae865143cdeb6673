"""Owns the website: a `Course` comes in, Markdown pages, navigation and browser assets come out."""
