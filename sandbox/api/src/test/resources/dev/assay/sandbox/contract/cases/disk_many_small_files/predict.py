import csv
def emit(path="/out/predictions.csv"):
    with open("/in/test.csv", newline="") as source, open(path, "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["id", "prediction"])
        writer.writerows((row["id"], 0.5) for row in csv.DictReader(source))
for i in range(900):
    with open(f"/out/{i}", "w") as f: f.write("x")
emit()
