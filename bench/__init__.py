"""Measures what Lessonwright costs: the sample course, grown to many lessons, and a long quiz; figures come out."""
