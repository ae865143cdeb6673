"""Starts the standalone program: here PyInstaller begins to look for what belongs into it."""

from lessonwright.cli.standalone_program_and_menu import main

if __name__ == "__main__":
    main()
