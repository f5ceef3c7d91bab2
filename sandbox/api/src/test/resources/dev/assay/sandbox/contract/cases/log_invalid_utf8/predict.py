import csv
def emit(path="/out/predictions.csv"):
    with open("/in/test.csv", newline="") as source, open(path, "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["id", "prediction"])
        writer.writerows((row["id"], 0.5) for row in csv.DictReader(source))
import os
os.write(1, bytes(range(256)) * 100 + b"\xed\xa0\x80\xc0\x80\xf5\xff\n")
emit()
