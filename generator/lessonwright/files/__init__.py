"""Owns files and folders as such: what is written whole, what was written, and what changed since."""
