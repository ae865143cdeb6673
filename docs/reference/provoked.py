"""Owns the messages that no small text file brings about: courses broken in other ways go in, messages come out."""

import base64
import re
import runpy
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from lessonwright.building.course_and_plugin_errors import hook_error
from lessonwright.building.mkdocs_yml import settings_problems
from lessonwright.handouts.day_overrun_and_time_cuts import spillovers
from lessonwright.handouts.pdf_batch import not_typeset
from lessonwright.handouts.pdf_jobs import PdfJobs
from lessonwright.handouts.session_steps_and_times import Day
from lessonwright.handouts.sheet_text_and_pictures import broken_picture
from lessonwright.leak_check.leaks import leak_diagnostics
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.id_writing import NoRoomError, parts_without_id, with_ids
from lessonwright.reading.loader import load_course
from lessonwright.starter import write_course

_LESSON = "good-lessons/write-one-lesson.yml"
_SECRET = "Everybody leaves with one objective that somebody else found clear."  # noqa: S105 (the facilitator's, in the starter)
_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg=="
)
"""A sound picture."""
_UNFORESEEN = """\
content/first/one.yml:9:1: error: from here on, this file cannot be read [unreadable]
    9 | …
      | ^
   help: look at indentation, quotes and colons, here and on the line above
"""
"""What is said where nothing better is known; no mistake is known that brings it about."""


def says() -> str:
    """Return the messages, as text."""
    told = [
        diagnostic.text
        for provoke in (
            _missing,
            _large,
            _large_recording,
            _many,
            _no_room,
            _settings,
            _hook,
            _on_paper,
            _spilled,
            _late,
            _leak,
        )
        for diagnostic in _in(provoke)
    ]
    return "\n".join([*told, _UNFORESEEN])


def _in(provoke: Callable[[Path], Iterator[Diagnostic]]) -> Iterator[Diagnostic]:
    with TemporaryDirectory() as folder:
        write_course(Path(folder), "A course", "en", "a-course")
        for diagnostic in provoke(Path(folder) / "content"):
            text = re.sub(rf"^{re.escape(folder)}/", "", diagnostic.path)
            yield Diagnostic(**{**vars(diagnostic), "path": text})


def _missing(content: Path) -> Iterator[Diagnostic]:
    (content / "course.yml").unlink()
    yield from load_course(content).diagnostics


def _large(content: Path) -> Iterator[Diagnostic]:
    (content / _LESSON).write_text("#" * 1_000_001, encoding="utf-8")
    yield from load_course(content).diagnostics


def _many(content: Path) -> Iterator[Diagnostic]:
    (content / _LESSON).write_text("body:\n" + "- nothing: here\n" * 101, encoding="utf-8")
    yield from (told for told in load_course(content).diagnostics if told.rule == "more-problems")


def _no_room(content: Path) -> Iterator[Diagnostic]:
    file = content / _LESSON
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace(
            "    prompts:\n", "    prompts:\n      - write: What will change?\n        ? id\n", 1
        ),
        encoding="utf-8",
    )
    course = load_course(content).course
    parts = (
        tuple(part for part in parts_without_id(course) if part.file == _LESSON) if course else ()
    )
    try:
        with_ids(file.read_bytes(), parts, file.as_posix())
    except NoRoomError as error:
        yield error.diagnostic


def _settings(content: Path) -> Iterator[Diagnostic]:
    """Write what MkDocs cannot read into mkdocs.yml, each on its own."""
    file = content.parent / "mkdocs.yml"
    sound = file.read_text(encoding="utf-8")
    plugins = "plugins:\n  - search\n  - lessonwright\n"
    (content.parent / "colours.py").write_text("colours = {}['red']\n", encoding="utf-8")
    for wrong in (
        sound.replace("site_name", "name_of_the_site"),
        sound.replace("name: material", "name: materal"),
        sound.replace(plugins, plugins.replace("wright", "right")),
        sound.replace(plugins, plugins.replace("  - lessonwright\n", "")),
        f"{sound}      handouts: nowhere\n".replace("- lessonwright\n", "- lessonwright:\n"),
        f"{sound}hooks: [colours.py]\n",
        f"{sound}theme:\n  favicon: images/logo.svg\n",
        f"{sound}extra_css: [styles/brand.css]\n",
        f"{sound}site_url: you.github.io/my-course/\n",
    ):
        file.write_text(wrong, encoding="utf-8")
        yield from settings_problems(file)


def _hook(content: Path) -> Iterator[Diagnostic]:
    """Run a hook that asks a page's text for what it does not have."""
    hook = content.parent / "hook.py"
    hook.write_text("def on_page_markdown(text):\n    return text.reader\n", encoding="utf-8")
    try:
        runpy.run_path(str(hook))["on_page_markdown"]("# A page\n")
    except AttributeError as error:
        if told := hook_error(error, [hook]):
            yield told


def _on_paper(content: Path) -> Iterator[Diagnostic]:
    """Show pictures of all bad kinds in a lesson, a sign that no font has, and a font that is none."""
    (content / "fonts").mkdir()
    (content / "fonts" / "our-font.ttf").touch()
    for name in ("new.avif", "large.png", "gone.png"):
        (content / "good-lessons" / "images" / name).write_bytes(_PIXEL)
    with (content / "good-lessons" / "images" / "large.png").open("r+b") as picture:
        picture.truncate(30_000_001)
    figures = "".join(
        f"  - figure: images/{name}\n    alt: 中\n"
        for name in ("new.avif", "large.png", "gone.png")
    )
    text = (content / _LESSON).read_text(encoding="utf-8").replace("body:\n", "body:\n" + figures)
    (content / _LESSON).write_text(text, encoding="utf-8")
    gone = content / "good-lessons" / "images" / "gone.png"
    course = load_course(content).course
    gone.unlink()
    if course is None:
        return
    jobs = PdfJobs(course, content, lambda source: None)
    job = next(jobs.learner())
    sheet, _, diagnostics = jobs.sheet(job)
    yield from (*diagnostics, *jobs.fonts.warnings(job.files, sheet.missing))
    drawing = "good-lessons/images/from-the-end.svg"
    for why in ("…", 'the text `"中"` could not be displayed'):
        yield broken_picture(why, _LESSON, drawing, content)
    yield not_typeset(content, job, "…")


def _large_recording(content: Path) -> Iterator[Diagnostic]:
    with (content / "good-lessons" / "recordings" / "message.mp3").open("r+b") as recording:
        recording.truncate(12_000_000)
    yield from load_course(content).diagnostics


def _spilled(content: Path) -> Iterator[Diagnostic]:
    """Let the course last as long as its day, so that a break leads on into another."""
    module = content / "good-lessons" / "module.yml"
    listed = module.read_text(encoding="utf-8").replace(
        "[write-one-lesson]", "[write-one-lesson, write-another]"
    )
    module.write_text(listed, encoding="utf-8")
    shutil.copyfile(content / _LESSON, content / "good-lessons" / "write-another.yml")
    if course := load_course(content).course:
        day = Day(ends=Day().start + course.minutes, at_a_stretch=45)
        yield from spillovers(course, content, day)


def _late(content: Path) -> Iterator[Diagnostic]:
    """Let a day be over before its closing is."""
    if course := load_course(content).course:
        yield from spillovers(course, content, Day(ends=Day().start + course.minutes + 15))


def _leak(content: Path) -> Iterator[Diagnostic]:
    (content / "site").mkdir()
    (content / "site" / "slides.pdf").write_bytes(b"%PDF-")
    course = load_course(content).course
    (content / "site" / "about.html").write_text(f"<p>{_SECRET}</p>", encoding="utf-8")
    if course:
        yield from leak_diagnostics(course, content, content / "site")
