import csv
def emit(path="/out/predictions.csv"):
    with open("/in/test.csv", newline="") as source, open(path, "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["id", "prediction"])
        writer.writerows((row["id"], 0.5) for row in csv.DictReader(source))
import os, socket
canary = "CANARY" + "-of-an-earlier-run"
for folder in ("/tmp", "/dev/shm", "/out"):
    with open(folder + "/left", "w") as f: f.write(canary)
for folder in ("/app", "/in", "/var/tmp", "/run/lock", "/dev/mqueue"):
    try:
        with open(folder + "/left", "w") as f: f.write(canary)
    except OSError as e: print(e)
s = socket.socket(socket.AF_UNIX); s.bind("\0" + canary); s.listen()
if os.fork() == 0:
    import time; time.sleep(1000)
emit()
