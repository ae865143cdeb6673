"""Owns what is printed or filled in offline: a `Course` comes in, PDF files for learners and facilitators come out."""
