"""Sees that the programs that tests run are there: one that is missing is installed through apt where that works.

As a program it takes a folder and names: it puts a link to each program into the folder. A Debian
package that is named like the program brings it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SYSTEM = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
"""Where systems keep their programs, whatever the PATH says: apt needs them, and what it installs
is there."""


def find(command: str) -> str | None:
    return shutil.which(command) or shutil.which(command, path=SYSTEM)


def require(command: str, package: str) -> str:
    """Return the path of a program, installed where it was missing; where it cannot be had, say so and end."""
    path = find(command) or (apt_install(package) and find(command))
    if not path:
        sys.exit(
            f"The tests need `{command}`: install it (Debian and Ubuntu: apt install {package})."
        )
    return path


def apt_install(package: str) -> bool:
    """Install a package through apt-get, as root or by a sudo that asks no password; tell whether it worked."""
    if not find("apt-get"):
        return False
    print(f"Installing {package} through apt …", file=sys.stderr)
    as_root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    apt = [
        *as_root,
        "env",
        f"PATH={SYSTEM}",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "--quiet=2",
    ]
    return _run([*apt, "update"]) and _run(
        [*apt, "install", "--yes", "--no-install-recommends", package]
    )


def _run(command: list[str]) -> bool:
    try:
        return (
            subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
            ).returncode
            == 0
        )
    except FileNotFoundError:
        return False


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[2:]:
        program = require(name, name)
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(program)
