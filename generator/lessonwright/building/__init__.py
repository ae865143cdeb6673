"""Owns a whole course made: a project folder comes in; its site and PDFs come out, with MkDocs and workers."""
