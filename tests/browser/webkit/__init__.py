"""Drives WebKitGTK's MiniBrowser with the calls of Playwright that the tests of learning use.

Playwright's own WebKit is a build that has to be downloaded; Debian's comes with a WebDriver. What
WebDriver has no command for skips the test that asks for it, and says so.
"""
