"""Owns the look for the facilitator's words: a course and what learners get come in, leaks come out."""
