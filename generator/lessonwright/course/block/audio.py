"""Owns audio: something to listen to."""

from typing import ClassVar

from pydantic import ConfigDict, Field

from lessonwright.course.base_models_and_field_types import FilePath
from lessonwright.course.block.recording import Recording, captions_or_address
from lessonwright.course.kind_facts import FileTarget


class Audio(Recording):
    """A recording to listen to, such as a telephone call, with what is said in it in writing."""

    model_config = ConfigDict(json_schema_extra=captions_or_address("audio"))

    kind: ClassVar[str] = "audio"
    noun: ClassVar[str] = "audio"
    target: ClassVar[FileTarget] = "audio"

    file: FilePath = Field(alias="audio")
    """The sound file (mp3, m4a or wav) beside this lesson's file, or the address of a page elsewhere (https://…)."""
