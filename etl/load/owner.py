"""Who carries a run: a lock that its processes hold for as long as one of them lives.

The kernel lets go of it when they have ended, however they did, so no number of a process that another one
bears today, and no clock, can make a dead run look alive or the other way round.
"""

from __future__ import annotations

import fcntl
import os
import socket
from pathlib import Path


def hold(lock: Path) -> int:
    """Take the lock; the descriptor that holds it, to be handed on to the run's other processes."""
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return descriptor


def is_held(lock: Path) -> bool:
    """Whether a process holds the lock."""
    try:
        descriptor = os.open(lock, os.O_RDONLY)
    except FileNotFoundError:
        return False
    except OSError:
        return True  # another user's: whether it is held cannot be seen
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return False
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)


def named_by(lock: Path) -> str:
    """What the ledger says of a run with this lock: the machine, and where the lock lies there."""
    return f"{socket.gethostname()} {lock}"


def is_gone(owner: str) -> bool:
    """Whether the processes of that owner have ended; of another machine's nothing can be said."""
    host, _, lock = owner.partition(" ")
    return host == socket.gethostname() and not is_held(Path(lock))
