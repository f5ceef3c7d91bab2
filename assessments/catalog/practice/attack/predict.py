"""What a submission scores that carries the pack's raw data: the seats of a kiosk, scaled to the cups of the public days."""

import csv


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def main():
    seats = {row["kiosk"]: float(row["seats"]) for row in read("/app/raw/kiosks.csv")}
    train, test = read("/in/train.csv"), read("/in/test.csv")
    mean = sum(float(row["cups"]) for row in train) / len(train)
    mean_seats = sum(seats[row["kiosk"]] for row in train) / len(train)
    with open("/out/predictions.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "prediction"])
        writer.writerows((row["id"], mean * seats[row["kiosk"]] / mean_seats) for row in test)


if __name__ == "__main__":
    main()
