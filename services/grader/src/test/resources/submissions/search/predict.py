"""Looks for hidden labels wherever a process can look, and fails when it finds one."""

import csv
import os
import sys

LABEL = [f"31337{digit}.".encode() for digit in range(10)]  # so written that it does not find itself
PLACES = {"/app", "/in", "/out", "/tmp", "/etc", "/run", "/var", "/home", "/root", "/mnt", "/opt", "/srv", "/media"}


def mounts():
    with open("/proc/self/mountinfo") as info:
        points = {line.split()[4] for line in info}
    return {point for point in points if point != "/" and not point.startswith(("/proc", "/sys"))}


def files():
    for place in sorted(PLACES | mounts()):
        if os.path.isfile(place):
            yield place
        for folder, _, names in os.walk(place):
            yield from (os.path.join(folder, name) for name in names)
    for process in filter(str.isdigit, os.listdir("/proc")):
        yield from (f"/proc/{process}/{name}" for name in ("environ", "cmdline", "mountinfo", "maps", "comm"))
        try:
            yield from (f"/proc/{process}/fd/{fd}" for fd in os.listdir(f"/proc/{process}/fd"))
        except OSError:
            pass


def content(path):
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            return b""
        with open(path, "rb") as file:
            return file.read(8 << 20)
    except OSError:
        return b""


looked = 0
for path in files():
    looked += 1
    if any(label in content(path) for label in LABEL):
        sys.exit(f"found a label in {path}")
for name, value in os.environb.items():
    if any(label in value for label in LABEL):
        sys.exit(f"found a label in {name!r}")
if looked < 20:
    sys.exit("did not really look")

with open("/in/test.csv", newline="") as features, open("/out/predictions.csv", "w", newline="") as predictions:
    writer = csv.writer(predictions)
    writer.writerow(["id", "prediction"])
    writer.writerows([row["id"], 0] for row in csv.DictReader(features))
