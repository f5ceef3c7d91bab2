import csv
import json

with open("/in/solution.csv", newline="") as labels, open("/in/submission.csv", newline="") as predictions:
    truth = {row["id"]: row["bird"] for row in csv.DictReader(labels)}
    losses = [int(truth[row["id"]] != row["prediction"]) for row in csv.DictReader(predictions)]
with open("/out/scores.json", "w") as scores:
    json.dump({"score": sum(losses) / len(losses), "losses": losses}, scores)
