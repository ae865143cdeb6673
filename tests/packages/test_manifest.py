"""Manifests are held to the official schemas, and list what is in the package, no more and no less."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
import xmlschema
from lxml import etree

from tests.browser.packages.conftest import make_packages
from tests.conftest import ROOT
from tests.packages.conftest import opened, project_at

SCHEMAS = ROOT / ".cache" / "lms"
SCORM = ("scorm-1.2", "scorm-2004")


def scorm_1_2(manifest: bytes) -> list[str]:
    """Return what the schemas of SCORM 1.2 find wrong; libxml2 refuses two of them, this library none."""
    folder = SCHEMAS / "scorm12edition"
    sources: list[Any] = [
        str(folder / f"{name}.xsd") for name in ("imscp_rootv1p1p2", "adlcp_rootv1p2")
    ]
    schema = xmlschema.XMLSchema(
        sources, validation="lax", locations=[_location(folder, "imsmd_rootv1p2p1")]
    )
    return [str(error.reason) for error in schema.iter_errors(manifest.decode())]


def _location(folder: Path, name: str) -> tuple[str, str]:
    return f"http://www.imsglobal.org/xsd/{name}", str(folder / f"{name}.xsd")


def scorm_2004(manifest: bytes) -> list[str]:
    """Return what the schemas of SCORM 2004, 3rd edition, find wrong: packaging, tracking, sequencing."""
    folder = SCHEMAS / "scorm20043rdedition"
    joint = "".join(
        f'<xs:import namespace="{namespace}" schemaLocation="{(folder / file).as_uri()}"/>'
        for namespace, file in (
            ("http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd"),
            ("http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd"),
            ("http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd"),
        )
    )
    text = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{joint}</xs:schema>'
    schema = etree.XMLSchema(etree.fromstring(text, etree.XMLParser(no_network=True)))
    schema.validate(etree.fromstring(manifest))
    return [error.message for error in schema.error_log]


def cmi5(structure: bytes) -> list[str]:
    """Return what a course structure has that the specification of cmi5 does not let it have."""
    return _faults("cmi5.rng", structure)


def lom(metadata: bytes) -> list[str]:
    """Return what metadata has that the standard of learning objects does not let it have."""
    return _faults("lom.rng", metadata)


def _faults(grammar: str, document: bytes) -> list[str]:
    schema = etree.RelaxNG(etree.parse(Path(__file__).with_name(grammar)))
    schema.validate(etree.fromstring(document))
    return [error.message for error in schema.error_log]


VALIDATORS: dict[str, Callable[[bytes], list[str]]] = {
    "scorm-1.2": scorm_1_2,
    "scorm-2004": scorm_2004,
}


@pytest.mark.parametrize("target", SCORM)
def test_a_manifest_is_valid(
    target: str, whole: dict[str, ZipFile], lesson_alone: dict[str, ZipFile]
) -> None:
    for package in (whole[target], lesson_alone[target]):
        assert VALIDATORS[target](package.read("imsmanifest.xml")) == []


def test_what_no_manifest_holds_is_valid(
    whole: dict[str, ZipFile], lesson_alone: dict[str, ZipFile]
) -> None:
    for package in (whole, lesson_alone):
        assert cmi5(package["cmi5"].read("cmi5.xml")) == []
        assert lom(package["scorm-2004"].read("metadata.xml")) == []


def test_the_grammars_find_what_is_wrong(whole: dict[str, ZipFile]) -> None:
    structure, about = whole["cmi5"].read("cmi5.xml"), whole["scorm-2004"].read("metadata.xml")
    assert cmi5(structure.replace(b'moveOn="CompletedAndPassed"', b'moveOn="Both"')) != []
    assert cmi5(structure.replace(b"courseStructure", b"structure")) != []
    assert lom(about.replace(b"educational objective", b"Educational Objective")) != []
    assert lom(about.replace(b">PT", b">")) != []


@pytest.mark.parametrize("target", SCORM)
def test_the_schemas_find_what_is_wrong(target: str, whole: dict[str, ZipFile]) -> None:
    manifest = whole[target].read("imsmanifest.xml")
    for right, wrong in ((b"<resources>", b"<resource>"), (b'default="', b'sefault="')):
        closing = right.replace(b"<", b"</"), wrong.replace(b"<", b"</")
        assert VALIDATORS[target](manifest.replace(right, wrong).replace(*closing)) != []


@pytest.mark.parametrize("target", SCORM)
def test_every_file_is_listed(target: str, whole: dict[str, ZipFile]) -> None:
    manifest = etree.fromstring(whole[target].read("imsmanifest.xml"))
    listed = [unquote(file.get("href", "")) for file in manifest.iterfind(".//{*}file")]
    names = whole[target].namelist()
    assert names[0] == "imsmanifest.xml"
    about = {"imsmanifest.xml", "metadata.xml"}
    assert sorted(listed) == sorted(set(names) - about)
    assert len(set(names)) == len(names)
    resource = manifest.find(".//{*}resource")
    assert resource is not None
    assert resource.get("href") == "start.html"
    assert {*resource.attrib} & {
        "{http://www.adlnet.org/xsd/adlcp_rootv1p2}scormtype",
        "{http://www.adlnet.org/xsd/adlcp_v1p3}scormType",
    }


@pytest.mark.parametrize("target", SCORM)
def test_a_catalogue_finds_the_course_in_it(target: str, lesson_alone: dict[str, ZipFile]) -> None:
    package = lesson_alone[target]
    told = [package.read(name) for name in package.namelist() if name.endswith("ta.xml")]
    manifest, *about = map(etree.fromstring, [package.read("imsmanifest.xml"), *told])
    assert manifest.get("identifier") == "lessonwright-every-kind-first-one"
    whole = " ".join(word for part in (manifest, *about) for word in part.itertext())
    words = " ".join(whole.split())
    for expected in ("ADL SCORM", "Every kind: One", "Every kind, once.", "PT1H30M", "CC-BY-4.0"):
        assert expected in words


def test_cmi5_asks_for_what_course_yml_asks_for(
    whole: dict[str, ZipFile], lesson_alone: dict[str, ZipFile]
) -> None:
    package = whole["cmi5"]
    structure = etree.fromstring(package.read("cmi5.xml"))
    space = {"c": "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"}
    assert structure.tag == f"{{{space['c']}}}courseStructure"
    (unit,) = structure.iterfind("c:au", space)
    assert (unit.get("moveOn"), unit.get("launchMethod")) == ("CompletedAndPassed", "AnyWindow")
    assert unit.get("masteryScore") is None
    known = {one.get("id") for one in structure.iterfind("c:objectives/c:objective", space)}
    named = {one.get("idref") for one in unit.iterfind("c:objectives/c:objective", space)}
    assert known == named != set()
    assert unit.findtext("c:url", namespaces=space) in package.namelist()
    part = etree.fromstring(lesson_alone["cmi5"].read("cmi5.xml"))
    assert part.find("c:au", space).get("id") != unit.get("id")


def test_cmi5_lists_lessons_where_course_yml_wants_it(tmp_path: Path) -> None:
    config = project_at(tmp_path)
    settings = tmp_path / "content" / "course.yml"
    settings.write_text(settings.read_text("utf-8") + "package: { units: lesson }\n", "utf-8")
    package = opened(make_packages(config, tmp_path / "site"), tmp_path / "zips")["cmi5"]
    assert cmi5(package.read("cmi5.xml")) == []
    units = etree.fromstring(package.read("cmi5.xml")).iterfind("{*}au")
    shown = [
        (unit.findtext("{*}url"), unit.get("moveOn"), unit.get("masteryScore")) for unit in units
    ]
    assert shown == [
        ("start.html?unit=first%2Fone", "CompletedAndPassed", "0.6"),
        ("start.html?unit=first%2Ftwo", "Completed", None),
        ("start.html?unit=second%2Fthree", "Completed", None),
    ]
