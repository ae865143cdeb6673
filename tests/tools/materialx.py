"""Fetches MaterialX, with what it searches by, into the folder given: it has files of the same names as Material.

That is why it cannot be installed beside Material; the folder is put before the installed packages
instead.
"""

import subprocess
import sys

PACKAGES = ("mkdocs-materialx>=10.2,<11", "pagefind>=1.5,<2", "pagefind_bin>=1.5,<2")
"""With the smaller of Pagefind's programs, which does without the segmentation of Chinese and
Japanese."""

if __name__ == "__main__":
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
    ]
    subprocess.run([*install, "--target", sys.argv[1], *PACKAGES], check=True, stdout=sys.stderr)
