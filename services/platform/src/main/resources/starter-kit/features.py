"""Makes the rows to predict as the smoke run has them: public rows without what is to be predicted."""
import csv
import os

target = "/in/@FEATURES@"
if not os.path.exists(target):
    with open("/in/@PUBLIC@", newline="", encoding="utf-8") as source, open(target, "w", newline="", encoding="utf-8") as out:
        rows = csv.DictReader(source)
        names = [name for name in rows.fieldnames if name != "@TARGET@"]
        writer = csv.DictWriter(out, names, extrasaction="ignore")
        writer.writeheader()
        for number, row in enumerate(rows):
            if number == 500:
                break
            writer.writerow(row)
