"""Owns Markdown text inside a spec: author's Markdown comes in, HTML or plain text comes out."""
