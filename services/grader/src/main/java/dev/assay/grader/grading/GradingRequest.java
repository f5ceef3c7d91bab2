package dev.assay.grader.grading;

import dev.assay.pack.Pack;
import java.nio.file.Path;

/**
 * What is to be graded.
 *
 * @param submission archive or folder; in predictions mode also a CSV file
 * @param scratch existing empty folder, owned by the caller, that receives all files of the grading
 * @param tries how often this submission has been tried, this time counted
 */
public record GradingRequest(Pack pack, Path submission, Path scratch, int tries) {}
