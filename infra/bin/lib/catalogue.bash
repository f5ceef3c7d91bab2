# The main job, through the running platform: publish every pack, submit its baseline and its reference solution, wait, show.
# Every write carries an idempotency key made of its content, so that a second run finds what the first one made.
# shellcheck shell=bash

CATALOGUE=$REPOSITORY/assessments/catalog
