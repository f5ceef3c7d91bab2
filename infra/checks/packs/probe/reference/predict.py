"""Logistic regression on x1 and x2, fitted by gradient descent on the public rows."""

import csv
import math

STEPS = 300
RATE = 1.0

Row = tuple[float, float]


def probability(weights: list[float], row: Row) -> float:
    return 1 / (1 + math.exp(-(weights[0] + weights[1] * row[0] + weights[2] * row[1])))


def fit(rows: list[Row], labels: list[int]) -> list[float]:
    weights = [0.0, 0.0, 0.0]
    for _ in range(STEPS):
        errors = [label - probability(weights, row) for row, label in zip(rows, labels)]
        gradient = (
            sum(errors),
            sum(error * row[0] for error, row in zip(errors, rows)),
            sum(error * row[1] for error, row in zip(errors, rows)),
        )
        weights = [weight + RATE * slope / len(rows) for weight, slope in zip(weights, gradient)]
    return weights


def read(path: str) -> list[dict[str, str]]:
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def features(rows: list[dict[str, str]]) -> list[Row]:
    return [(float(row["x1"]), float(row["x2"])) for row in rows]


def main() -> None:
    train, test = read("/in/train.csv"), read("/in/test.csv")
    weights = fit(features(train), [int(row["label"]) for row in train])
    with open("/out/predictions.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "prediction"])
        writer.writerows([row["id"], probability(weights, x)] for row, x in zip(test, features(test)))


if __name__ == "__main__":
    main()
