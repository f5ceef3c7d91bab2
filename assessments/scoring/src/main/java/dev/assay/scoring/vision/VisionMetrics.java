package dev.assay.scoring.vision;

import static dev.assay.scoring.metric.Decomposition.CORPUS_SUMS;
import static dev.assay.scoring.metric.Input.numberRows;

import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.Input;
import dev.assay.scoring.metric.Input.Shape;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import dev.assay.scoring.metric.Parameter;
import dev.assay.scoring.metric.Value;
import dev.assay.scoring.vision.CocoEvaluation.PrecisionRecall;
import dev.assay.scoring.vision.CocoEvaluation.Size;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Metrics of masks and boxes. */
public final class VisionMetrics {
    private static final int IOU_50 = 0;
    private static final int IOU_75 = 5;

    /** All of the family. */
    public static final List<MetricDefinition> ALL = List.of(
            mask("mask_iou", "Intersection over union of masks")
                    .formula("|A ∩ B| / |A ∪ B|")
                    .reference("MLE-bench; Jaccard 1912")
                    .takes(numberRows("true"), numberRows("pred"))
                    .with(Parameter.convention("both_empty", "NaN (MLE-bench both_empty_value)"))
                    .computed((inputs, arguments) ->
                            Value.of(ofRows(inputs, "true").intersectionOverUnion(ofRows(inputs, "pred")))),
            mask("dice", "Dice coefficient of masks")
                    .formula("2 |A ∩ B| / (|A| + |B|)")
                    .reference("MLE-bench dice_coefficient; Dice 1945")
                    .takes(numberRows("true"), numberRows("pred"))
                    .with(Parameter.convention("both_empty", "NaN"))
                    .computed((inputs, arguments) ->
                            Value.of(ofRows(inputs, "true").dice(ofRows(inputs, "pred")))),
            runLengths("mask_iou_rle", "Intersection over union of run-length masks")
                    .formula("|A ∩ B| / |A ∪ B|")
                    .computed((inputs, arguments) ->
                            Value.of(ofRunLengths(inputs, "true").intersectionOverUnion(ofRunLengths(inputs, "pred")))),
            runLengths("dice_rle", "Dice coefficient of run-length masks")
                    .formula("2 |A ∩ B| / (|A| + |B|)")
                    .computed((inputs, arguments) ->
                            Value.of(ofRunLengths(inputs, "true").dice(ofRunLengths(inputs, "pred")))),
            family("coco_bbox_map", "COCO mean average precision of boxes")
                    .higherIsBetter(-1, 1)
                    .formula(
                            "AP = mean over categories, IoU .50:.05:.95 and recalls 0:.01:1 of max precision at recall ≥ r")
                    .conventions(
                            "Findings are matched by falling score, equal ones in the order given, each to the free object it"
                                    + " overlaps most. Crowds may be matched any number of times, over the area of the finding;"
                                    + " they and objects of another size count neither way, nor do unmatched findings of another"
                                    + " size. Sizes: small to 32², medium to 96², ends included. At most 100 findings an image and"
                                    + " category. Categories without objects are left out; without any the value is −1.")
                    .reference("pycocotools 2.0.11 COCOeval bbox; Lin et al. 2014")
                    .takes(Input.of("ground_truth", Shape.RECORDS), Input.of("detections", Shape.RECORDS))
                    .with(Parameter.convention("note", "-1 = no ground truth in that slice"))
                    .computed((inputs, arguments) -> coco(new CocoEvaluation(Detections.of(inputs)))));

    private VisionMetrics() {}

    private static Draft family(String id, String name) {
        return MetricDefinition.named(id, name).family(Family.VISION).madeOf(CORPUS_SUMS);
    }

    private static Draft mask(String id, String name) {
        return family(id, name)
                .higherIsBetter(0, 1)
                .conventions("Pixels are 0 or 1, both masks of one size.")
                .undefinedWhen("both masks are empty");
    }

    private static Draft runLengths(String id, String name) {
        return family(id, name)
                .higherIsBetter(0, 1)
                .conventions(
                        "Masks are written as on Kaggle: start and length of each run, separated by spaces, pixels counted"
                                + " from one down the columns. Runs must ascend, not overlap and stay within the image.")
                .reference("Kaggle run-length encoding")
                .undefinedWhen("both masks are empty")
                .takes(
                        Input.of("true", Shape.TEXT),
                        Input.of("pred", Shape.TEXT),
                        Input.number("height"),
                        Input.number("width"));
    }

    private static Mask ofRows(Inputs inputs, String name) {
        return Mask.ofRows(inputs.matrix(name), name);
    }

    private static Mask ofRunLengths(Inputs inputs, String name) {
        int height = inputs.count("height");
        int width = inputs.count("width");
        if ((long) height * width > Integer.MAX_VALUE) {
            throw new InvalidInputException("The image has too many pixels.");
        }
        return Mask.ofRunLengths(inputs.text(name), height, width, name);
    }

    private static Value coco(CocoEvaluation evaluation) {
        List<PrecisionRecall> all = evaluation.curves(Size.ALL, 100);
        List<PrecisionRecall> small = evaluation.curves(Size.SMALL, 100);
        List<PrecisionRecall> medium = evaluation.curves(Size.MEDIUM, 100);
        List<PrecisionRecall> large = evaluation.curves(Size.LARGE, 100);
        return Value.named("AP", mean(all, PrecisionRecall::precision))
                .and("AP50", mean(at(all, IOU_50), PrecisionRecall::precision))
                .and("AP75", mean(at(all, IOU_75), PrecisionRecall::precision))
                .and("APs", mean(small, PrecisionRecall::precision))
                .and("APm", mean(medium, PrecisionRecall::precision))
                .and("APl", mean(large, PrecisionRecall::precision))
                .and("AR1", mean(evaluation.curves(Size.ALL, 1), PrecisionRecall::recall))
                .and("AR10", mean(evaluation.curves(Size.ALL, 10), PrecisionRecall::recall))
                .and("AR100", mean(all, PrecisionRecall::recall))
                .and("ARs", mean(small, PrecisionRecall::recall))
                .and("ARm", mean(medium, PrecisionRecall::recall))
                .and("ARl", mean(large, PrecisionRecall::recall));
    }

    private static List<PrecisionRecall> at(List<PrecisionRecall> curves, int threshold) {
        return curves.stream().filter(curve -> curve.threshold() == threshold).toList();
    }

    private static double mean(List<PrecisionRecall> curves, ToDoubleFunction<PrecisionRecall> part) {
        return curves.stream().mapToDouble(part).average().orElse(-1);
    }
}
