"""Looks at the predictions as the grader does before it scores them: columns, one row for each id, nothing else."""
import csv
import sys


def column(path, name):
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.DictReader(file)
        if name not in (rows.fieldnames or []):
            sys.exit(f"INVALID_PREDICTIONS: {path.rsplit('/', 1)[1]} has no column {name}")
        return [row[name] for row in rows]


try:
    ids = column("/work/out/predictions.csv", "@ID@")
    values = column("/work/out/predictions.csv", "@PREDICTION@")
except FileNotFoundError:
    sys.exit("MISSING_OUTPUT: /out/predictions.csv was not written")
wanted = column("/work/in/@FEATURES@", "@ID@")
missing, extra = set(wanted) - set(ids), set(ids) - set(wanted)
if missing or extra or len(ids) != len(set(ids)):
    sys.exit(f"INVALID_PREDICTIONS: {len(missing)} ids missing, {len(extra)} unknown, {len(ids) - len(set(ids))} repeated")
if any(value == "" for value in values):
    sys.exit("INVALID_PREDICTIONS: some predictions are empty")
print(f"Well: {len(ids)} predictions. The grader also checks their values.")
