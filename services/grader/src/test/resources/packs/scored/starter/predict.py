import csv

with open("/in/test.csv", newline="") as features, open("/out/predictions.csv", "w", newline="") as predictions:
    writer = csv.writer(predictions)
    writer.writerow(["id", "prediction"])
    for row in csv.DictReader(features):
        writer.writerow([row["id"], "robin"])
