"""Owns ports: a host and the port that is wanted come in, the first one from there on that is free comes out."""

import socket

_MOST = 100


def free_port(host: str, first: int) -> int:
    """Return the first port, from one on, that nothing listens at; that one where all are taken."""
    for port in range(first, min(first + _MOST, 65_536)):
        with socket.socket() as tried:
            if tried.connect_ex((host, port)):
                return port
    return first
