"""Installs a Debian package where that can be done without asking anybody."""

import os
import shutil
import subprocess
import sys


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
