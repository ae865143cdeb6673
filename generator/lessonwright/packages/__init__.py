"""Owns packages for an LMS: a built site and its course come in; zips that an LMS imports go out."""
