"""Owns what is said of a course's language: a course comes in; what does not know it goes out, in one line."""

from lessonwright.cli.words import counted
from lessonwright.spec.course import Course


def unknown_language(course: Course) -> str:
    """Return which rules do not know the language of a course, and whether the pages' own words are in it."""
    if course.language.partition("-")[0] == "en":
        return ""
    from lessonwright.lint.review import silent_rules
    from lessonwright.prose.words import name_of, words

    said = []
    if silent := silent_rules(course):
        verb = "is" if len(silent) == 1 else "are"
        said.append(
            f"{counted(len(silent), 'rule')} that {'knows' if verb == 'is' else 'know'} only English {verb} silent"
        )
        said[-1] += f" ({', '.join(silent)})"
    if words(course.language).language.partition("-")[0] != course.language.partition("-")[0]:
        said.append("the words of the pages and handouts themselves, such as “Check” and “Next lesson”, are English")
    return f"This course is in {name_of(course.language)}: {'; '.join(said)}." if said else ""
