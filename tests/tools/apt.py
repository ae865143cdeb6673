"""Sees that the programs that tests run are there: one that is missing is installed through apt where that works.

As a program it takes the names of Debian packages that are named like what they bring.
"""

import os
import shutil
import subprocess
import sys


def require(command: str, package: str) -> str:
    """Return the path of a program, installed where it was missing; where it cannot be had, say so and end."""
    path = shutil.which(command) or (apt_install(package) and shutil.which(command))
    if not path:
        sys.exit(f"The tests need `{command}`: install it (Debian and Ubuntu: apt install {package}).")
    return path


def apt_install(package: str) -> bool:
    """Install a package through apt-get, as root or by a sudo that asks no password; tell whether it worked."""
    if not shutil.which("apt-get"):
        return False
    print(f"Installing {package} through apt …", file=sys.stderr)
    as_root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2"]
    return _run([*apt, "update"]) and _run([*apt, "install", "--yes", "--no-install-recommends", package])


def _run(command: list[str]) -> bool:
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False).returncode == 0
    except FileNotFoundError:
        return False


if __name__ == "__main__":
    for program in sys.argv[1:]:
        require(program, program)
