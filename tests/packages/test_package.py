"""Packages are the same when they are made again, hold what they should, and refuse what an LMS would."""

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from lessonwright.packages.contents import NotPackableError, site_files
from lessonwright.packages.package import LARGE_PACKAGE, Package
from tests.browser.packages.conftest import make_packages
from tests.packages.conftest import opened, project_at


def test_made_again_they_are_the_same_to_the_byte(
    whole: dict[str, ZipFile], tmp_path: Path
) -> None:
    again = opened(make_packages(project_at(tmp_path), tmp_path / "site"), tmp_path / "zips")
    for target, package in again.items():
        first, second = (Path(one.filename or "") for one in (whole[target], package))
        assert first.name == second.name
        assert first.read_bytes() == second.read_bytes()


def test_another_word_makes_another_version(whole: dict[str, ZipFile], tmp_path: Path) -> None:
    config = project_at(tmp_path)
    lesson = tmp_path / "content" / "first" / "two.yml"
    lesson.write_text(lesson.read_text("utf-8").replace("No more", "Nothing more"), "utf-8")
    made = make_packages(config, tmp_path / "site")
    assert {package.name for package in made.values()}.isdisjoint(
        Path(package.filename or "").name for package in whole.values()
    )


def test_a_site_for_the_web_is_plain(whole: dict[str, ZipFile]) -> None:
    web = whole["web"]
    names = web.namelist()
    assert "index.html" in names
    assert not [name for name in names if "lms" in name or "standards" in name]
    assert [one.date_time[0] for one in web.infolist()] == [1980] * len(names)


def test_the_pages_are_those_of_the_plain_site(whole: dict[str, ZipFile]) -> None:
    """What holds the session stands in the frame: no page of a package loads a script more."""
    plain, packed = whole["web"], whole["scorm-1.2"]
    site = {name.removeprefix("site/") for name in packed.namelist() if name.startswith("site/")}
    assert site - {*plain.namelist()} == {"assets/lessonwright/lms.js"}
    assert {*plain.namelist()} <= site
    assert all(plain.read(name) == packed.read(f"site/{name}") for name in plain.namelist())


def test_recordings_come_along_with_their_captions(lesson_alone: dict[str, ZipFile]) -> None:
    """From a folder, no browser lets a page read a file of captions: they are in the page."""
    for target, package in lesson_alone.items():
        base = "" if target == "web" else "site/"
        sounds = {name.rpartition("/")[2] for name in package.namelist() if "/sounds/" in name}
        assert sounds == {"call.wav", "counter.webm"}, target
        page = package.read(f"{base}first/one.html").decode()
        assert 'src="data:text/vtt;charset=utf-8,WEBVTT' in page
    manifest = lesson_alone["scorm-1.2"].read("imsmanifest.xml").decode()
    assert "first/sounds/call.wav" in manifest


def test_a_part_holds_no_link_that_leads_nowhere(lesson_alone: dict[str, ZipFile]) -> None:
    package = lesson_alone["scorm-1.2"]
    names = {*package.namelist()}
    assert "site/first/one.html" in names
    assert not [name for name in names if re.search(r"/(two|three)\.html", name)]
    page = package.read("site/first/one.html").decode()
    assert "two.html" not in page
    assert "<span>lesson</span>" in page


def test_a_certificate_of_a_part_names_the_part(
    whole: dict[str, ZipFile], lesson_alone: dict[str, ZipFile]
) -> None:
    named = '<p class="lw-certificate__course">Every kind{}</p>'
    for packages, part in ((whole, ""), (lesson_alone, ": One")):
        page = packages["scorm-1.2"].read("site/certificate.html").decode()
        assert named.format(part) in page


def test_a_part_asks_for_what_it_holds_alone(lesson_alone: dict[str, ZipFile]) -> None:
    script = lesson_alone["scorm-1.2"].read("lms/facts.js").decode()
    facts = json.loads(script.removeprefix("Lessonwright.facts=").removesuffix(";\n"))
    assert [lesson["id"] for lesson in facts["lessons"]] == ["first/one"]
    codes = [question["code"] for question in facts["lessons"][0]["questions"]]
    assert len({*codes, facts["lessons"][0]["code"]}) == len(codes) + 1


@pytest.mark.parametrize(
    ("name", "because"),
    [
        ("images/run.PHP", "is a kind of file that an LMS refuses"),
        ("images/50%.png", "cannot keep its name in every LMS, because of `%`"),
        ("images/[one].png", "cannot keep its name in every LMS, because of `[`"),
        ("images/aux.png", "cannot keep its name in every LMS, because of `/aux.png`"),
    ],
)
def test_what_an_lms_refuses_is_named(name: str, because: str, tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / name).touch()
    with pytest.raises(NotPackableError, match=re.escape(f"{name} {because}")):
        site_files(tmp_path)


def test_names_that_are_one_on_windows_are_told(tmp_path: Path) -> None:
    for name in ("Desk.png", "desk.png"):
        (tmp_path / name).touch()
    with pytest.raises(NotPackableError, match=re.escape("desk.png and Desk.png are one file")):
        site_files(tmp_path)


def test_a_large_package_is_told_before_it_is_written(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    with film.open("wb") as opened_film:
        opened_film.truncate(LARGE_PACKAGE + 1)
    told = Package("course.zip", {"site/film.mp4": film, "start.html": b""}).told
    assert "course.zip holds 100 MB" in told
    assert "film.mp4 (100 MB)" in told
    assert Package("course.zip", {"start.html": b"x"}).told == ""
