"""Kills a forked process at one of its system calls. Linux 5.3 or later; a few lines of ptrace(2)."""

import ctypes
import os
import platform
import signal
from collections.abc import Callable, Iterator
from typing import NamedTuple, NoReturn

_TRACEME, _SYSCALL, _SETOPTIONS, _GET_SYSCALL_INFO = 0, 24, 0x4200, 0x420E
_TRACESYSGOOD, _EXITKILL = 1, 0x100000
_SYSCALL_STOP = signal.SIGTRAP | 0x80  # with TRACESYSGOOD no other stop looks like it
_ENTRY = 1
# What a save calls, by its number.
_X86_64 = {
    **{0: "read", 1: "write", 3: "close", 4: "stat", 5: "fstat", 6: "lstat", 8: "lseek", 9: "mmap"},
    **{10: "mprotect", 11: "munmap", 12: "brk", 13: "rt_sigaction", 14: "rt_sigprocmask", 16: "ioctl"},
    **{21: "access", 25: "mremap", 28: "madvise", 39: "getpid", 63: "uname", 72: "fcntl", 73: "flock"},
    **{74: "fsync", 77: "ftruncate", 82: "rename", 83: "mkdir", 84: "rmdir", 86: "link", 87: "unlink"},
    **{89: "readlink", 90: "chmod", 91: "fchmod", 102: "getuid", 202: "futex", 217: "getdents64"},
    **{228: "clock_gettime", 231: "exit_group", 257: "openat", 262: "newfstatat", 263: "unlinkat"},
    **{265: "linkat", 269: "faccessat", 318: "getrandom", 332: "statx", 439: "faccessat2"},
}
_AARCH64 = {
    **{25: "fcntl", 29: "ioctl", 32: "flock", 34: "mkdirat", 35: "unlinkat", 37: "linkat", 38: "renameat"},
    **{46: "ftruncate", 48: "faccessat", 52: "fchmod", 53: "fchmodat", 56: "openat", 57: "close"},
    **{61: "getdents64", 62: "lseek", 63: "read", 64: "write", 78: "readlinkat", 79: "newfstatat"},
    **{80: "fstat", 82: "fsync", 94: "exit_group", 98: "futex", 113: "clock_gettime", 134: "rt_sigaction"},
    **{135: "rt_sigprocmask", 160: "uname", 172: "getpid", 174: "getuid", 214: "brk", 215: "munmap"},
    **{216: "mremap", 222: "mmap", 226: "mprotect", 233: "madvise", 276: "renameat2", 278: "getrandom"},
    **{291: "statx", 439: "faccessat2"},
}
_NAMES = {"x86_64": _X86_64, "aarch64": _AARCH64}.get(platform.machine(), {})


class _SyscallInfo(ctypes.Structure):
    """The beginning of `struct ptrace_syscall_info`; the number is there on entry only."""

    _fields_ = (
        ("op", ctypes.c_uint8),
        ("padding", ctypes.c_uint8 * 3),
        ("machine", ctypes.c_uint32),
        ("instruction", ctypes.c_uint64),
        ("stack", ctypes.c_uint64),
        ("number", ctypes.c_uint64),
        ("rest", ctypes.c_uint64 * 8),
    )


class ActionFailed(Exception):
    """The action raised or was killed by somebody else."""


class Killed(NamedTuple):
    """Where the process was killed.

    Attributes:
        call: the system call's name, or its number if it has none here.
        entered: whether it was killed before the call did anything; else right after it.
    """

    call: str
    entered: bool


def kill_at(stop: int, action: Callable[[], object], counts: Callable[[str], bool] = bool) -> Killed | None:
    """Run an action in a forked process and kill it at its n-th entry into or exit from a system call.

    Args:
        stop: n, from 1.
        action: what the process does; no more than that.
        counts: tells by a system call's name whether its entries and exits count; all do if not given.

    Returns:
        Where it was killed, or None if the action ended before.

    Raises:
        ActionFailed: the action raised, or ended in another strange way.
        RuntimeError: the system does not let a process trace its child.
    """
    pid = os.fork()
    if not pid:
        _be_traced(action)
    if not os.WIFSTOPPED(os.waitpid(pid, 0)[1]):
        raise RuntimeError("this system does not let a process trace its child")
    _ptrace(_SETOPTIONS, pid, 0, _TRACESYSGOOD | _EXITKILL)
    for killed in _stops(pid):
        stop -= counts(killed.call)
        if not stop:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            return killed
    return None


def _stops(pid: int) -> Iterator[Killed]:
    """Let the process run from stop to stop, until it ends."""
    info = _SyscallInfo()
    name = ""
    while True:
        _ptrace(_SYSCALL, pid, 0, 0)
        _, status = os.waitpid(pid, 0)
        if os.WIFEXITED(status) and not os.WEXITSTATUS(status):
            return
        if not os.WIFSTOPPED(status) or os.WSTOPSIG(status) != _SYSCALL_STOP:
            raise ActionFailed(f"the action failed by itself, with status {status}")
        _ptrace(_GET_SYSCALL_INFO, pid, ctypes.sizeof(info), ctypes.addressof(info))
        if info.op == _ENTRY:
            name = _NAMES.get(info.number, f"number {info.number}")
        yield Killed(name, info.op == _ENTRY)


def _be_traced(action: Callable[[], object]) -> NoReturn:
    """Wait for the parent, run the action and end."""
    code = 1
    try:
        _ptrace(_TRACEME, 0, 0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        action()
        code = 0
    finally:
        os._exit(code)


def _ptrace(request: int, pid: int, address: int, data: int) -> None:
    if _libc_ptrace(request, pid, address, data) == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


_libc_ptrace = ctypes.CDLL(None, use_errno=True).ptrace
_libc_ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
_libc_ptrace.restype = ctypes.c_long
