"""Lessonwright: a training course written as YAML, turned into what a trainer hands out."""


def __getattr__(name: str) -> str:
    """Look the version up once somebody asks for it: that takes longer than to begin."""
    if name != "__version__":
        raise AttributeError(name)
    from importlib.metadata import version

    return version("lessonwright")
