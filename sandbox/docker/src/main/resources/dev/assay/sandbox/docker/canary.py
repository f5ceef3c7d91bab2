"""Tries what must not work, from inside, and writes one line for each promise: name, 1 or 0, what was seen."""
import os
import socket
import subprocess

lines = []


def report(promise, holds, observed):
    lines.append(f"{promise}\t{int(bool(holds))}\t{str(observed)[:300]!r}")


def refused(action):
    try:
        return None, action()
    except OSError as error:
        return error, error


def first_line(*paths):
    for path in paths:
        try:
            with open(path) as file:
                return file.readline().split()[0]
        except OSError:
            pass
    return "unreadable"


def family_refused(number):
    error, observed = refused(lambda: socket.socket(number, socket.SOCK_DGRAM))
    return error is not None, observed


status = dict(line.split(":\t", 1) for line in open("/proc/self/status").read().splitlines() if ":\t" in line)
report("runs without root", "0" not in status["Uid"].split() + status["Gid"].split(), status["Uid"])
report("has no capabilities", all(int(status[f"Cap{kind}"], 16) == 0 for kind in ("Eff", "Prm", "Bnd", "Inh")), status["CapBnd"])
report("gains no privileges", status["NoNewPrivs"] == "1", status["NoNewPrivs"])
report("system calls are filtered", status["Seccomp"] == "2", status["Seccomp"])

interfaces = [line.split(":")[0].strip() for line in open("/proc/net/dev").readlines()[2:]]
report("has no network", interfaces == ["lo"], interfaces)
for name, number in (("internet", 2), ("netlink", 16), ("packet", 17), ("vsock", 40)):
    holds, observed = family_refused(number)
    report(f"opens no {name} socket", holds, observed)

for path in ("/", "/app", "/in", "/usr", "/etc"):
    error, observed = refused(lambda: open(os.path.join(path, "canary"), "w"))
    report(f"{path} is read-only", error is not None, observed)
for path in ("/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger"):
    error, observed = refused(lambda: open(path, "w"))
    report(f"{path} is not writable", error is not None, observed)
sockets = [p for p in ("/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock") if os.path.exists(p)]
report("sees no engine socket", not sockets, sockets)

for name, command in (("user namespaces", ["unshare", "-U", "true"]), ("mounts", ["mount", "-t", "tmpfs", "none", "/tmp"])):
    done = subprocess.run(command, capture_output=True)
    report(f"makes no {name}", done.returncode != 0, done.stderr or done.returncode)

memory = first_line("/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory.max")
report("memory limit is set", memory == os.environ["EXPECTED_MEMORY"], memory)
processes = first_line("/sys/fs/cgroup/pids/pids.max", "/sys/fs/cgroup/pids.max")
report("process limit is set", processes == os.environ["EXPECTED_PROCESSES"], processes)
quota = first_line("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "/sys/fs/cgroup/cpu.max")
report("processor limit is set", quota.isdigit(), quota)
out = os.statvfs("/out")
report("/out is limited", out.f_blocks * out.f_frsize == int(os.environ["EXPECTED_OUT"]) and out.f_flag & os.ST_NOEXEC and out.f_flag & os.ST_NODEV, out)

with open("/out/canary.txt", "w") as file:
    file.write("\n".join(lines) + "\n")
burn = bytearray(32 << 20)
for _ in range(2_000_000):
    pass
