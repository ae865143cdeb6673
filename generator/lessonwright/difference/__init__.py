"""Owns what is different between two versions of a course: two courses come in; what changed for whom goes out."""
