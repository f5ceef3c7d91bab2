import csv
def emit(path="/out/predictions.csv"):
    with open("/in/test.csv", newline="") as source, open(path, "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["id", "prediction"])
        writer.writerows((row["id"], 0.5) for row in csv.DictReader(source))
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
numbers = {"ptrace": 101, "unshare": 272, "setns": 308, "mount": 165, "umount2": 166, "pivot_root": 155, "io_uring_setup": 425, "keyctl": 250, "add_key": 248, "bpf": 321,
           "perf_event_open": 298, "userfaultfd": 323, "process_vm_readv": 310, "open_by_handle_at": 304, "name_to_handle_at": 303, "fsopen": 430, "open_tree": 428,
           "move_mount": 429, "init_module": 175, "kexec_load": 246, "reboot": 169, "swapon": 167, "acct": 163, "chroot": 161, "iopl": 172, "clone3": 435}
import platform
for name, number in numbers.items():
    if platform.machine() != "x86_64": break
    ctypes.set_errno(0)
    result = libc.syscall(number, 0x10000000 if name == "unshare" else 0, 0, 0, 0, 0, 0)
    error = ctypes.get_errno()
    print(name, result, errno.errorcode.get(error))
    assert result == -1 and error in (errno.EPERM, errno.ENOSYS), name
CLONE_NEWUSER = 0x10000000
ctypes.set_errno(0)
assert libc.syscall(56, CLONE_NEWUSER | 17, 0, 0, 0, 0) == -1 and ctypes.get_errno() == errno.EPERM
emit()
