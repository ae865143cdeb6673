"""Measures what Lessonwright costs: the sample course, grown to many lessons, goes in; figures come out."""
