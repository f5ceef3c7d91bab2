"""Writes reference cases, a JSON object a line, in the form that `assay metrics check` reads.

usage: generate.py [--metric NAME]... SEED CASES     CASES a metric
"""

import argparse
import importlib
import sys

FAMILIES = ["labels", "multilabels", "scores", "regressions", "forecasts", "rankings", "clusterings", "drifts", "inferences",
            "agreements", "texts", "visions", "fairnesses", "survivals"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("seed", type=int)
    parser.add_argument("cases", type=int)
    parser.add_argument("--metric", action="append")
    chosen = parser.parse_args()
    from cases import cases

    metrics = [metric for family in FAMILIES for metric in importlib.import_module(family).ALL]
    unknown = set(chosen.metric or []) - {metric.id for metric in metrics}
    if unknown:
        sys.exit(f"no reference for {', '.join(sorted(unknown))}")
    for metric in metrics:
        if not chosen.metric or metric.id in chosen.metric:
            for line in cases(metric, chosen.seed, chosen.cases):
                print(line)


if __name__ == "__main__":
    main()
