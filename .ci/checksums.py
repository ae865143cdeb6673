"""Owns the checksums of what is handed out: a folder comes in, the file that `sha256sum --check` reads comes out."""

import hashlib
import sys
from pathlib import Path

NAME = "SHA256SUMS"


def main() -> None:
    """Write the checksums of all files of the folder that is named into it."""
    folder = Path(sys.argv[1])
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != NAME)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (folder / NAME).write_text("".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
