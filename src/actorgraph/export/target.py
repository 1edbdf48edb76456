"""The file an export goes to: complete under its name, or not there at all."""

import errno
import gzip
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO, cast

from actorgraph.disk import fsync
from actorgraph.errors import ActorgraphError, LimitError, StoreError, UsageError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_OWN_FOLDERS = frozenset({"index", "ledger", "texts", "quarantine"})
_OWN_FILES = frozenset({"STORE.json", "LOCK"})


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content becomes `path` in one step when the block ends well.

    A path ending in .gz is compressed. Raises UsageError where nothing may be written,
    LimitError when the disk is full, StoreError when it cannot be written.
    """
    check(path)
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(
            prefix=f".{path.name[:60]}.", suffix=".tmp", dir=path.parent
        )
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            os.fchmod(stream.fileno(), 0o666 & ~_umask())
            with _packed(stream) if path.suffix == ".gz" else nullcontext(stream) as target:
                yield target
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
        temporary = None
        fsync(path.parent)
    except OSError as error:
        raise _failure(error, path) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _packed(stream: BinaryIO) -> AbstractContextManager[BinaryIO]:
    """A gzip stream without name and time in it, so that equal graphs give equal bytes."""
    return cast("AbstractContextManager[BinaryIO]", gzip.GzipFile("", "wb", 6, stream, mtime=0))


def check(path: Path) -> None:
    """Raise UsageError where an export must not go."""
    if not path.parent.is_dir():
        raise UsageError("there is no such folder", where=str(path.parent))
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        mode = stat.S_IFREG
    except OSError as error:
        raise UsageError(str(error.strerror), where=str(path)) from error
    if not stat.S_ISREG(mode):
        what = "is a folder" if stat.S_ISDIR(mode) else "is no plain file"
        raise UsageError(what, where=str(path), remedy="name a file to write")
    real = path.resolve()
    for root in real.parents:
        first = real.relative_to(root).parts[0]
        if (root / "STORE.json").is_file() and (first in _OWN_FOLDERS or first in _OWN_FILES):
            raise UsageError(
                "belongs to a workspace", where=str(path), remedy="export to another folder"
            )


def _failure(error: OSError, path: Path) -> ActorgraphError:
    reason = os.strerror(error.errno) if error.errno else str(error)
    if error.errno in _FULL:
        return LimitError(reason, where=str(path), remedy="nothing was written; make room")
    return StoreError(reason, where=str(path), remedy="nothing was written")


def _umask() -> int:
    """The permissions a new file may not have. Asking means setting it for a moment."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
