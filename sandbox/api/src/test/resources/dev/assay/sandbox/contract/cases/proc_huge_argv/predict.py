import csv
def emit(path="/out/predictions.csv"):
    with open("/in/test.csv", newline="") as source, open(path, "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["id", "prediction"])
        writer.writerows((row["id"], 0.5) for row in csv.DictReader(source))
import subprocess
try: print(subprocess.run(["/bin/true"] + ["x" * 131000] * 100).returncode)
except OSError as e: print(e)
emit()
