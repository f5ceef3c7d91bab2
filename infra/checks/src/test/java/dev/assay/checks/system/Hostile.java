package dev.assay.checks.system;

import java.util.List;

/** Programs for package-triage that want hidden rows out. */
final class Hostile {

    /** Prints every row that it is given, to both streams, and answers well enough. */
    private static final String PRINTS_AND_ANSWERS = """
            import csv, sys
            with open("/in/test.csv", newline="", encoding="utf-8") as features:
                text = features.read()
            print(text)
            print(text, file=sys.stderr)
            rows = list(csv.DictReader(text.splitlines()))
            with open("/in/train.csv", newline="", encoding="utf-8") as train:
                desk = next(csv.DictReader(train))["desk"]
            with open("/out/predictions.csv", "w", newline="") as predictions:
                csv.writer(predictions).writerows([("id", "prediction")] + [(row["id"], desk) for row in rows])
            """;

    /** Fails with the rows in its exception, though only where there are many. */
    private static final String PRINTS_AND_FAILS = """
            import csv
            with open("/in/test.csv", newline="", encoding="utf-8") as features:
                rows = list(csv.DictReader(features))
            if len(rows) > 500:
                raise ValueError(rows)
            with open("/in/train.csv", newline="", encoding="utf-8") as train:
                desk = next(csv.DictReader(train))["desk"]
            with open("/out/predictions.csv", "w", newline="") as predictions:
                csv.writer(predictions).writerows([("id", "prediction")] + [(row["id"], desk) for row in rows])
            """;

    /** Puts the texts of rows where classes belong, in the hope that a message repeats them. */
    private static final String ANSWERS_WITH_ROWS = """
            import csv
            with open("/in/test.csv", newline="", encoding="utf-8") as features:
                rows = list(csv.DictReader(features))
            with open("/in/train.csv", newline="", encoding="utf-8") as train:
                desk = next(csv.DictReader(train))["desk"]
            answer = (lambda row: row["summary"]) if len(rows) > 500 else (lambda row: desk)
            with open("/out/predictions.csv", "w", newline="", encoding="utf-8") as predictions:
                csv.writer(predictions).writerows([("id", "prediction")] + [(row["id"], answer(row)) for row in rows])
            """;

    /** All of them. */
    static final List<String> ALL = List.of(PRINTS_AND_ANSWERS, PRINTS_AND_FAILS, ANSWERS_WITH_ROWS);

    private Hostile() {}
}
