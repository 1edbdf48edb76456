"""Opening inputs: one layer of compression, within limits, judged by content and not by name."""

import gzip
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from actorgraph.disk import sha256
from actorgraph.errors import ActorgraphError, LimitError, Refused, UsageError
from actorgraph.limits import Limits

HEAD = 65536
_BLOCK = 1 << 20
_LOOKED_INTO = 1000
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, LZMAError, ValueError)
_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_PACKED = {
    _GZIP: "gzip", _ZIP: "zip", b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"\x28\xb5\x2f\xfd": "zstd",
    b"7z\xbc\xaf": "7z", b"Rar!": "rar",
}  # fmt: skip
_TAR_MAGIC = slice(257, 262)
_LFS = b"version https://git-lfs"


@dataclass(frozen=True, slots=True)
class Opened:
    """A plain file on disk, and what it came from. `sha256` is that of its own bytes: an article
    is the same one when it comes packed."""

    path: Path
    name: str
    sha256: str
    size: int
    head: bytes


@contextmanager
def open_input(path: Path, limits: Limits) -> Iterator[list[Opened]]:
    """The plain files behind `path`: itself, its one gzip layer, or the members of a zip.

    Unpacked copies live as long as the context. Raises UsageError where there is no file,
    Refused where the content is no input (a device, a tar, a nested or broken archive, a
    Git-LFS pointer), LimitError beyond a limit.
    """
    _regular(path)
    if path.stat().st_size > limits.stored:
        raise LimitError(
            f"{path.stat().st_size:,} bytes, the limit is {limits.stored:,}",
            where=str(path),
            remedy="--limit stored=BYTES",
        )
    with TemporaryDirectory(prefix="actorgraph-") as folder:
        yield list(_unpacked(path, Path(folder), limits))


def beginnings(path: Path) -> list[tuple[str, bytes]]:
    """Name and beginning of each plain file behind `path`, which is not unpacked for it; nothing
    where that fails, since opening it says why."""
    try:
        _regular(path)
        head = _head(path)
        if head.startswith(_GZIP):
            with gzip.open(path) as source:
                return [(path.name.removesuffix(".gz"), source.read(HEAD))]
        if not head.startswith(_ZIP):
            return [(path.name, head)]
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()][:_LOOKED_INTO]
            return [(m.filename.rsplit("/")[-1], _begins(archive, m)) for m in members]
    except (ActorgraphError, OSError, EOFError, RuntimeError, *_BROKEN):
        return []


def _begins(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as source:
        return source.read(HEAD)


def _regular(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise UsageError("no such file", where=str(path)) from None
    except (OSError, ValueError) as error:
        raise Refused(_words(error), where=str(path)) from error
    if stat.S_ISDIR(mode):
        raise UsageError("is a folder", where=str(path), remedy=f"name its files: {path}/*")
    if not stat.S_ISREG(mode):
        raise Refused("is not a regular file", where=str(path))


def _words(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _sha256(path: Path) -> str:
    try:
        return sha256(path)
    except OSError as error:
        raise Refused(_words(error), where=str(path)) from error


def _unpacked(path: Path, folder: Path, limits: Limits) -> Iterator[Opened]:
    head = _head(path)
    if head.startswith(_GZIP):
        plain = folder / "0"
        with path.open("rb") as stored:
            _gunzip(stored, plain, path, _Budget(path, limits))
        yield _opened(plain, path.name.removesuffix(".gz"), path)
    elif head.startswith(_ZIP):
        yield from _members(path, folder, limits)
    else:
        yield _opened(_readable(path, folder), path.name, path)


def _readable(path: Path, folder: Path) -> Path:
    """The file by a name that every reader takes, where its own is no UTF-8."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        link = folder / "0"
        link.symlink_to(path.absolute())
        return link
    return path


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(HEAD)
    except OSError as error:
        raise Refused(_words(error), where=str(path)) from error


def _opened(plain: Path, name: str, origin: Path) -> Opened:
    head = _head(plain)
    kind = next((kind for magic, kind in _PACKED.items() if head.startswith(magic)), None)
    if head[_TAR_MAGIC] == b"ustar":
        kind = "tar"
    if kind is not None:
        where = f"{origin} ({name})" if plain != origin else str(origin)
        raise Refused(f"holds {kind} data, not text", where=where, remedy="unpack it first")
    if head.startswith(_LFS):
        raise Refused(
            "is a Git-LFS pointer, not the data", where=str(origin), remedy="git lfs pull"
        )
    # a name may be of any bytes, and has to be written down
    printable = os.fsencode(name).decode("utf-8", "replace")
    return Opened(plain, printable, _sha256(plain), plain.stat().st_size, head)


def _gunzip(stored: IO[bytes], plain: Path, origin: Path, budget: "_Budget") -> None:
    try:
        with gzip.open(stored) as source:
            budget.copy(source, plain)
    except EOFError as error:
        raise Refused("the gzip data ends early", where=str(origin)) from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise Refused(f"broken gzip data: {error}", where=str(origin)) from error


class _Budget:
    """How much one stored file may unpack to, all its members together."""

    def __init__(self, origin: Path, limits: Limits) -> None:
        self._origin, self._limits = origin, limits
        self._stored, self._written = max(origin.stat().st_size, 1), 0

    def copy(self, source: IO[bytes] | gzip.GzipFile, plain: Path) -> None:
        with plain.open("wb") as target:
            while block := source.read(_BLOCK):
                self._spend(len(block))
                target.write(block)

    def _spend(self, size: int) -> None:
        self._written += size
        limits = self._limits
        over_ratio = self._written > max(limits.ratio_after, limits.ratio * self._stored)
        if self._written > limits.unpacked or over_ratio:
            raise LimitError(
                f"unpacks to more than {limits.ratio} times its size"
                if over_ratio else f"unpacks to more than {limits.unpacked:,} bytes",
                where=str(self._origin), remedy="unpack it yourself if you trust it",
            )  # fmt: skip


def _members(path: Path, folder: Path, limits: Limits) -> Iterator[Opened]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
            if len(members) > limits.members:
                raise LimitError(
                    f"{len(members):,} members, the limit is {limits.members:,}", where=str(path)
                )
            for member in members:
                _check_member(member, path)
            budget = _Budget(path, limits)
            for number, member in enumerate(members):
                plain = folder / str(number)
                with archive.open(member) as source:
                    budget.copy(source, plain)
                yield _opened(plain, member.filename.rsplit("/")[-1], path)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, LZMAError) as error:
        raise Refused(f"broken zip data: {error}", where=str(path)) from error
    except OSError as error:
        if error.errno is not None:  # of the disk; bzip2 says so when its data are broken
            raise
        raise Refused(f"broken zip data: {error}", where=str(path)) from error


_RESERVED = frozenset({"CON", "PRN", "AUX", "NUL"})


def _check_member(member: zipfile.ZipInfo, path: Path) -> None:
    name = member.filename
    unsafe = name.startswith("/") or "\\" in name or ":" in name or "\0" in member.orig_filename
    if unsafe or ".." in name.split("/") or name.split(".")[0].upper() in _RESERVED:
        raise Refused(f"member {name!r} has an unsafe name", where=str(path))
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Refused(f"member {name!r} is a link", where=str(path))
    if member.flag_bits & 1:
        raise Refused(f"member {name!r} is encrypted", where=str(path), remedy="unpack it first")
