"""Owns what a good course needs: a sound course comes in; what is weak in it goes out as diagnostics.

`reading` tells what is broken and stops there. A rule in here reads a course that could be built, and
says where learners would be better served; `rules/` has one file for each.
"""
