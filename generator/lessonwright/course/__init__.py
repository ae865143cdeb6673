"""Owns what an author may write: the models of a course, and the facts that follow from them."""
