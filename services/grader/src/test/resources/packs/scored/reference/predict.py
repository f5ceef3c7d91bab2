import csv

BIRDS = ["robin", "wren", "NA"]

with open("/in/test.csv", newline="") as features, open("/out/predictions.csv", "w", newline="") as predictions:
    writer = csv.writer(predictions)
    writer.writerow(["id", "prediction", "note"])
    for row in csv.DictReader(features):
        writer.writerow([row["id"], BIRDS[min(2, max(0, round(float(row["x"]))))], "words of a candidate"])
