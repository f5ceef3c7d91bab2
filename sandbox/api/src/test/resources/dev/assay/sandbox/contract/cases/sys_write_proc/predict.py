import csv
def emit(path="/out/predictions.csv"):
    with open("/in/test.csv", newline="") as source, open(path, "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["id", "prediction"])
        writer.writerows((row["id"], 0.5) for row in csv.DictReader(source))
wrote = []
for path in ("/proc/sys/kernel/core_pattern", "/proc/sys/kernel/hostname", "/proc/sys/vm/overcommit_memory", "/proc/sysrq-trigger", "/proc/irq/0/smp_affinity",
             "/sys/kernel/mm/transparent_hugepage/enabled", "/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/cgroup.procs",
             "/etc/passwd", "/etc/hosts", "/etc/resolv.conf", "/usr/bin/x", "/app/x", "/in/x", "/root/x", "/dev/x"):
    try:
        with open(path, "w") as f: f.write("1")
        wrote.append(path)
    except OSError as e: print(path, e)
assert not wrote, wrote
emit()
