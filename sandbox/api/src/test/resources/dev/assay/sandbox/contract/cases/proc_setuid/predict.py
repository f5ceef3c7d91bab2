import csv
def emit(path="/out/predictions.csv"):
    with open("/in/test.csv", newline="") as source, open(path, "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["id", "prediction"])
        writer.writerows((row["id"], 0.5) for row in csv.DictReader(source))
import os, subprocess
for program in (["su", "-c", "id"], ["mount", "-t", "tmpfs", "x", "/tmp"], ["passwd"], ["newgrp", "root"]):
    try: print(program, subprocess.run(program, capture_output=True, timeout=2, stdin=subprocess.DEVNULL))
    except (OSError, subprocess.TimeoutExpired) as e: print(program, e)
status = dict(line.split(":\t", 1) for line in open("/proc/self/status").read().splitlines() if ":\t" in line)
for attempt in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setgroups([0]), lambda: os.chown("/tmp", 0, 0)):
    try: attempt(); raise SystemExit("privilege gained")
    except OSError as e: print(e)
assert "0" not in status["Uid"].split() and int(status["CapEff"], 16) == int(status["CapBnd"], 16) == 0, status
assert status["NoNewPrivs"] == "1" and status["Seccomp"] == "2", status
emit()
