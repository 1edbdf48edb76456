"""What a query worker gives up once it has opened the index: memory without end, the network,
other programs, and writing to files.

A query cannot be stopped from within, and the engine fetches `SERVICE` addresses by itself, so
the operating system has to hold the promise that reading never leaves the machine.
"""

import ctypes
import os
import resource
import sys
from pathlib import Path

_ALLOW, _DENY, _KILL = 0x7FFF0000, 0x00050000 | 13, 0x80000000  # 13: EACCES
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_WRITING = 0x1 | 0x2 | 0x40 | 0x200  # O_WRONLY, O_RDWR, O_CREAT, O_TRUNC
_NO_NEW_PRIVILEGES, _SET_FILTER, _ALL_THREADS = 38, 1, 1

# machine -> (audit number, number of seccomp(), of openat(), denied calls)
_MACHINES = {
    "x86_64": (
        0xC000003E, 317, 257,
        (
            *(41, 42, 43, 44, 45, 46, 47, 49, 50, 53, 288, 299, 307),  # sockets
            *(57, 58, 59, 322, 101, 310, 311, 321),  # other programs
            *(425, 426, 427, 2, 85, 437),  # io_uring; open, creat, openat2
            *(82, 264, 316, 87, 263, 83, 258, 84, 86, 265, 88, 266, 76, 77, 90, 91, 268),  # files
        ),
    ),
    "aarch64": (
        0xC00000B7, 277, 56,
        (
            *(198, 199, 200, 201, 202, 203, 206, 207, 211, 212, 242, 243, 269),
            *(221, 281, 117, 270, 271, 280),
            *(425, 426, 427, 437),
            *(38, 276, 35, 34, 37, 36, 45, 46, 52, 53),
        ),
    ),
}  # fmt: skip


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16), ("yes", ctypes.c_uint8), ("no", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )  # fmt: skip


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("instructions", ctypes.POINTER(_Instruction)))


def address_space() -> int:
    """The bytes this process has mapped; 0 where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()


def limit_memory(budget: int) -> str:
    """Let this process grow by `budget` bytes and no more. Returns why not, or ""."""
    now = address_space()
    if now == 0:
        return "memory of queries is not limited here"
    resource.setrlimit(resource.RLIMIT_AS, (now + budget, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return ""


def limit_processor(seconds: float) -> None:
    """End this process after so much more processor time, should nobody be left to kill it."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = usage.ru_utime + usage.ru_stime
    most = int(used + seconds * (os.cpu_count() or 1)) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def deny_calls() -> str:
    """Deny sockets, other programs and writing to all threads. Returns why not, or ""."""
    machine = os.uname().machine
    if sys.platform != "linux" or machine not in _MACHINES or ctypes.sizeof(ctypes.c_void_p) != 8:
        return "queries are not shut off from the network here"
    audit, seccomp, openat, denied = _MACHINES[machine]
    steps = _filter(audit, openat, denied, machine == "x86_64")
    code = (_Instruction * len(steps))(*(_Instruction(*step) for step in steps))
    program = _Program(len(steps), code)
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if libc.syscall(seccomp, _SET_FILTER, _ALL_THREADS, ctypes.byref(program)) != 0:
        reason = os.strerror(ctypes.get_errno())
        return f"queries are not shut off from the network: seccomp: {reason}"
    return ""


def _filter(
    audit: int, openat: int, denied: tuple[int, ...], also_32: bool
) -> list[tuple[int, int, int, int]]:
    """A BPF program over struct seccomp_data: number at 0, machine at 4, arguments from 16."""
    steps = [(_LOAD, 0, 0, 4), (_EQUAL, 1, 0, audit), (_RETURN, 0, 0, _KILL), (_LOAD, 0, 0, 0)]
    if also_32:
        steps += [(_AT_LEAST, 0, 1, 0x40000000), (_RETURN, 0, 0, _DENY)]
    for number in denied:
        steps += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _DENY)]
    steps += [
        (_EQUAL, 0, 3, openat),
        (_LOAD, 0, 0, 32),
        (_ANY_BIT, 0, 1, _WRITING),
        (_RETURN, 0, 0, _DENY),
        (_RETURN, 0, 0, _ALLOW),
    ]
    return steps
