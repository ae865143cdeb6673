"""Where handouts go, and that nothing is lost or published there that should not be."""

import gc
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lessonwright.building.build_errors import NotPublishedError
from lessonwright.building.handout_publisher import HandoutPublisher, write_handouts
from lessonwright.building.project_settings import Project
from lessonwright.handouts.pdf_jobs import PdfJobs
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.loader import load_course
from tests.cli.conftest import Lessonwright, the_aim
from tests.conftest import MakeCourse


def guides(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.pdf")
    }


def mkdocs(course: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        command, cwd=course, env=environment, capture_output=True, text=True, check=False
    )


def test_a_mistake_in_a_plain_build_leaves_the_last_good_guides(course: Path, lesson: Path) -> None:
    assert mkdocs(course).returncode == 0
    good = guides(course / "dist" / "facilitator")
    with (course / "content" / "about.md").open("a") as about:
        about.write(f"\n{the_aim(lesson)}\n")
    lesson.write_text(
        lesson.read_text()
        .replace("\ntitle: ", "\ntitle: Anew ", 1)
        .replace("title: ", "title: Anew ", 1)
    )
    said = mkdocs(course)
    assert said.returncode == 1
    assert "only the facilitator may see it" in said.stderr
    assert guides(course / "dist" / "facilitator") == good


def test_what_comes_from_the_cache_is_looked_through_as_well(course: Path) -> None:
    for _ in range(2):
        assert mkdocs(course).returncode == 0
    kept = course / ".cache" / "lessonwright" / "handouts" / "good-lessons" / "write-one-lesson.pdf"
    guide, note = (
        (course / "dist" / "facilitator" / "first-aid-at-work-guide.pdf").read_bytes(),
        kept.with_suffix(".json"),
    )
    kept.unlink()
    kept.write_bytes(guide)
    os.utime(kept, (1, 1))
    note.write_text(
        json.dumps(json.loads(note.read_text()) | {"pdf": hashlib.sha256(guide).hexdigest()})
    )
    said = mkdocs(course)
    assert said.returncode == 1
    assert (
        "in handouts/good-lessons/write-one-lesson.pdf, and only the facilitator may see it"
        in said.stderr
    )


@pytest.mark.parametrize("name", ["my-notes.txt", "my-own-slides.pdf"])
@pytest.mark.parametrize("built", [True, False])
def test_a_strange_file_is_never_replaced(
    lessonwright: Lessonwright, course: Path, name: str, built: bool
) -> None:
    if built:
        lessonwright("build", course)
    mine = course / "dist" / "facilitator" / name
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_text("mine")
    said = lessonwright("build", course)
    assert said.returncode == 2
    assert name in said.stderr
    assert "Move what is yours elsewhere" in said.stderr
    assert mine.read_text() == "mine"


def test_what_a_file_browser_leaves_stops_no_build(
    lessonwright: Lessonwright, course: Path
) -> None:
    lessonwright("build", course)
    for name in (".DS_Store", "._guide.pdf", "Thumbs.db", "good-lessons/desktop.ini"):
        (course / "dist" / "facilitator" / name).write_text("icons")
    said = lessonwright("build", course)
    assert said.returncode == 0, said.stderr


@pytest.mark.parametrize("folder", ["handouts", "facilitator"])
def test_somebody_elses_files_in_the_output_folder_are_never_replaced(
    lessonwright: Lessonwright, course: Path, tmp_path: Path, folder: str
) -> None:
    notes = tmp_path / "own" / folder / "notes.docx"
    notes.parent.mkdir(parents=True)
    notes.write_text("mine")
    said = lessonwright("handouts", course / "content", "-o", "own")
    assert said.returncode == 2
    assert "such as notes.docx" in said.stderr
    assert notes.read_text() == "mine"


def test_another_courses_files_are_never_replaced(
    lessonwright: Lessonwright, course: Path, tmp_path: Path
) -> None:
    shutil.copytree(course, tmp_path / "other")
    assert lessonwright("handouts", course, "-o", "out").returncode == 0
    assert lessonwright("handouts", course, "-o", "out").returncode == 0
    said = lessonwright("handouts", "other", "-o", "out")
    assert said.returncode == 2
    assert "holds what was made of another course, ../../course/content." in said.stderr


def test_in_a_site_an_authors_own_file_stays(lessonwright: Lessonwright, course: Path) -> None:
    extra = course / "content" / "handouts" / "extra.txt"
    extra.parent.mkdir()
    extra.write_text("Bring a pencil.")
    (course / "content" / "about.md").write_text("# About\n\n[What to bring](handouts/extra.txt)\n")
    assert lessonwright("build", course).returncode == 0
    workbook = course / "dist" / "site" / "handouts" / "first-aid-at-work-workbook.pdf"
    workbook.write_bytes(b"old")
    assert lessonwright("handouts", course).returncode == 0
    assert (workbook.parent / "extra.txt").read_text() == "Bring a pencil."
    assert workbook.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("ours", [True, False])
def test_a_site_outside_the_project_gets_no_guides_for_a_neighbour(
    lessonwright: Lessonwright, course: Path, tmp_path: Path, ours: bool
) -> None:
    settings = course / "mkdocs.yml"
    settings.write_text(
        settings.read_text().replace("site_dir: dist/site", "site_dir: ../public/a")
    )
    assert (lessonwright("build", course) if ours else mkdocs(course)).returncode == 0
    assert [path.name for path in (tmp_path / "public").iterdir()] == ["a"]
    assert guides(course / "dist" / "facilitator")


def test_guides_never_go_into_what_is_published(lessonwright: Lessonwright, course: Path) -> None:
    said = lessonwright("handouts", course, "-o", course / "dist" / "site")
    assert said.returncode == 2
    assert "learners would see the answer key there" in said.stderr


def test_a_file_that_nobody_can_look_into_is_told_and_stops_nothing(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    gc.unfreeze()
    told: list[Diagnostic] = []
    site = tmp_path / "site"
    site.mkdir()
    (site / "slides.pdf").write_bytes(b"%PDF-1.7\nand nothing else")
    publisher = HandoutPublisher(handouts=False, tell=told.extend)
    publisher.publish(make_course({}), Project(tmp_path, tmp_path, site))
    assert [diagnostic.rule for diagnostic in told] == ["unseen-file"]
    assert gc.get_freeze_count() == 0


SLIDES = "good-lessons/write-one-lesson"


def test_slides_for_the_room_lie_beside_the_guides_and_nowhere_else(course: Path) -> None:
    assert mkdocs(course).returncode == 0
    slides = course / "dist" / "facilitator" / "slides"
    for ending in (".html", ".pdf"):
        assert (slides / f"{SLIDES}{ending}").is_file()
    assert (slides / "assets" / "slides.js").is_file()
    assert not [*(course / "dist" / "site").rglob("*slides*")]
    lesson = course / "dist" / "site" / f"{SLIDES}.html"
    assert ">Slides<" not in lesson.read_text(encoding="utf-8")


def test_slides_for_everyone_are_on_the_site_and_lessons_lead_to_them(course: Path) -> None:
    settings = course / "content" / "course.yml"
    settings.write_text(settings.read_text().replace("slides: room", "slides: everyone"))
    assert mkdocs(course).returncode == 0
    site = course / "dist" / "site"
    lesson = (site / f"{SLIDES}.html").read_text(encoding="utf-8")
    assert f'href="../handouts/slides/{SLIDES}.html"' in lesson
    downloads = (site / "downloads.html").read_text(encoding="utf-8")
    assert f'href="handouts/slides/{SLIDES}.pdf"' in downloads
    for ending in (".html", ".pdf"):
        assert (site / "handouts" / "slides" / f"{SLIDES}{ending}").is_file()


def test_slides_are_looked_through_for_what_only_the_facilitator_may_see(
    course: Path, lesson: Path, tmp_path: Path
) -> None:
    """A picture's words come to stand on the wall; handouts draw them, and hold none."""
    picture = course / "content" / "good-lessons" / "images" / "wall.svg"
    picture.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg"><desc>{the_aim(lesson)}</desc></svg>'
    )
    text = lesson.read_text().replace(
        "body:\n", "body:\n  - figure: images/wall.svg\n    alt: A wall.\n", 1
    )
    lesson.write_text(text)
    loaded = load_course(course / "content").course
    assert loaded is not None
    jobs = PdfJobs(loaded, course / "content", lambda _: None)
    with pytest.raises(NotPublishedError) as refused:
        write_handouts(jobs, tmp_path / "handouts", tmp_path / "facilitator", None)
    [told] = [str(one) for one in refused.value.diagnostics]
    assert "in assets/pictures/good-lessons/images/wall.svg" in told
    assert "only the facilitator may see it" in told
