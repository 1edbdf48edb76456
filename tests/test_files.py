"""Opening inputs: what is unpacked, what is refused, and with which words."""

import bz2
import gzip
import hashlib
import io
import lzma
import os
import stat
import tarfile
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from actorgraph.errors import ActorgraphError, LimitError, Refused, UsageError
from actorgraph.files import open_input
from actorgraph.limits import Limits

TEXT = b"key,value\n" + b"1,one\n" * 100
SMALL = Limits(ratio_after=20_000, ratio=10, unpacked=200_000, members=3, stored=50_000)


def opened(path: Path, limits: Limits = SMALL) -> list[tuple[str, bytes]]:
    with open_input(path, limits) as found:
        return [(o.name, o.path.read_bytes()) for o in found]


def refusal(path: Path, kind: type[ActorgraphError] = Refused) -> str:
    with pytest.raises(kind) as caught:
        opened(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def put(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def zipped(tmp_path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_plain_and_gzip_give_the_same_text(tmp_path: Path) -> None:
    assert opened(put(tmp_path, "a.csv", TEXT)) == [("a.csv", TEXT)]
    assert opened(put(tmp_path, "b.csv.gz", gzip.compress(TEXT))) == [("b.csv", TEXT)]
    # by content, whatever the name
    assert opened(put(tmp_path, "c.csv", gzip.compress(TEXT))) == [("c.csv", TEXT)]


def test_the_hash_is_of_the_unpacked_bytes_and_the_copy_goes(tmp_path: Path) -> None:
    path = put(tmp_path, "b.csv.gz", gzip.compress(TEXT))
    with open_input(path, SMALL) as (one,):
        assert one.size == len(TEXT)
        assert one.sha256 == hashlib.sha256(TEXT).hexdigest()
        copy = one.path
    assert not copy.exists()
    assert path.exists()


def test_all_members_of_a_gzip_are_read(tmp_path: Path) -> None:
    path = put(tmp_path, "a.gz", gzip.compress(b"one\n") + gzip.compress(b"two\n"))
    assert opened(path) == [("a", b"one\ntwo\n")]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (gzip.compress(TEXT, mtime=0)[:-12], "ends early"),
        (gzip.compress(TEXT, mtime=0) + b"garbage", "broken gzip"),
        (gzip.compress(TEXT, mtime=0)[:-8] + bytes(8), "broken gzip"),
        (gzip.compress(gzip.compress(TEXT, mtime=0), mtime=0), "holds gzip data"),
        (bz2.compress(TEXT), "holds bzip2 data"),
        (lzma.compress(TEXT), "holds xz data"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "Git-LFS pointer"),
    ],
    ids=["truncated", "garbage", "checksum", "nested", "bzip2", "xz", "lfs"],
)
def test_broken_or_nested_data_are_refused(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in refusal(put(tmp_path, "a.gz", data))


def test_tar_is_refused_plain_and_packed(tmp_path: Path) -> None:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        info = tarfile.TarInfo("a.csv")
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT))
    assert "holds tar data" in refusal(put(tmp_path, "a.tar", held.getvalue()))
    assert "holds tar data" in refusal(put(tmp_path, "a.tgz", gzip.compress(held.getvalue())))


def test_the_members_of_a_zip(tmp_path: Path) -> None:
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        path = zipped(tmp_path, {"d/": b"", "d/a.csv": TEXT, "b.csv": b"x"}, method)
        assert opened(path) == [("a.csv", TEXT), ("b.csv", b"x")]


@pytest.mark.parametrize(
    "name", ["../a.csv", "/a.csv", "d/../../a", "C:a.csv", "..\\a.csv", "a\0.csv", "CON.csv"]
)
def test_a_zip_with_an_unsafe_name_is_refused(tmp_path: Path, name: str) -> None:
    stand_in = name.replace("\0", "Q").replace("\\", "Z")
    path = zipped(tmp_path, {stand_in: TEXT})
    data = path.read_bytes().replace(stand_in.encode(), name.encode())
    assert "unsafe name" in refusal(put(tmp_path, "b.zip", data))


def test_a_zip_with_a_link_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("a.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "is a link" in refusal(path)


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped(tmp_path, {"a.csv": TEXT}).read_bytes())
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert "is encrypted" in refusal(put(tmp_path, "b.zip", bytes(data)))


def test_a_zip_in_a_zip_is_refused(tmp_path: Path) -> None:
    inner = zipped(tmp_path, {"a.csv": TEXT}).read_bytes()
    assert "holds zip data" in refusal(zipped(tmp_path, {"inner.csv": inner}))


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_broken_zip_is_refused(tmp_path: Path, method: int) -> None:
    path = zipped(tmp_path, {"a.csv": os.urandom(3000)}, method)
    data = path.read_bytes()
    for where in (len(data) // 4, len(data) // 2):
        broken = (
            data[:where] + bytes(b ^ 0xFF for b in data[where : where + 20]) + data[where + 20 :]
        )
        assert "broken zip" in refusal(put(tmp_path, "b.zip", broken))
    assert "broken zip" in refusal(put(tmp_path, "c.zip", data[: len(data) // 2]))


def test_bombs_reach_a_limit(tmp_path: Path) -> None:
    zeros = bytes(150_000)
    assert "10 times its size" in refusal(put(tmp_path, "a.gz", gzip.compress(zeros)), LimitError)
    assert "10 times its size" in refusal(zipped(tmp_path, {"a": zeros}), LimitError)
    # small members add up
    assert "10 times its size" in refusal(
        zipped(tmp_path, dict.fromkeys("ab", bytes(12_000))), LimitError
    )
    wide = Limits(unpacked=1000)
    with pytest.raises(LimitError, match="more than 1,000 bytes"):
        opened(put(tmp_path, "b.gz", gzip.compress(os.urandom(2000))), wide)


def test_too_many_members_and_too_large_a_file(tmp_path: Path) -> None:
    assert "4 members, the limit is 3" in refusal(
        zipped(tmp_path, dict.fromkeys("abcd", b"x")), LimitError
    )
    assert "the limit is 50,000; --limit stored=" in refusal(
        put(tmp_path, "big.csv", bytes(50_001)), LimitError
    )


def test_what_is_no_file(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "absent", UsageError)
    assert "is a folder; name its files" in refusal(tmp_path, UsageError)
    assert "not a regular file" in refusal(Path("/dev/zero"))
    os.mkfifo(tmp_path / "fifo")
    done = threading.Thread(target=refusal, args=(tmp_path / "fifo",), daemon=True)
    done.start()
    done.join(5)
    assert not done.is_alive(), "it waits for somebody to write"
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert "loop" in refusal(tmp_path / "loop")
    assert refusal(tmp_path / ("x" * 300))
    assert "null" in refusal(tmp_path / "a\0b")


@contextmanager
def as_nobody() -> Iterator[None]:
    """The superuser may read everything, so for a while be somebody else."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_without_permission(tmp_path: Path) -> None:
    path = put(tmp_path, "secret.csv", TEXT)
    path.chmod(0)
    with as_nobody():
        message = refusal(path)
    assert "Permission denied" in message


def test_overriding_limits() -> None:
    assert Limits().with_overrides({"members": "5"}).members == 5
    for name, value in (("memmers", "5"), ("members", "-5"), ("members", "9" * 5000)):
        with pytest.raises(UsageError):
            Limits().with_overrides({name: value})
