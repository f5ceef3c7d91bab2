package dev.assay.scoring.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VisionMetricsTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final List<Double> SQUARE = List.of(10.0, 10.0, 40.0, 40.0);

    @Test
    void masksOverlapByTheirPixels() {
        Map<String, ?> masks = Map.of(
                "true",
                List.of(List.of(1, 1, 0), List.of(0, 1, 0)),
                "pred",
                List.of(List.of(0, 1, 1), List.of(0, 1, 0)));
        assertThat(scalar("mask_iou", masks)).isCloseTo(0.5, CLOSE);
        assertThat(scalar("dice", masks)).isCloseTo(2 / 3.0, CLOSE);
    }

    @Test
    void emptyMasksOverlapNeitherWellNorBadly() {
        Map<String, ?> empty = Map.of("true", List.of(List.of(0, 0)), "pred", List.of(List.of(0, 0)));
        assertThat(scalar("mask_iou", empty)).isNaN();
        assertThat(scalar("dice", empty)).isNaN();
        Map<String, ?> one = Map.of("true", List.of(List.of(0, 0)), "pred", List.of(List.of(0, 1)));
        assertThat(scalar("mask_iou", one)).isZero();
        assertThat(scalar("dice", one)).isZero();
    }

    @Test
    void runsGoDownTheColumnsFromOne() {
        Mask mask = Mask.ofRows(new double[][] {{1, 0, 0}, {1, 1, 0}, {0, 1, 1}}, "true");
        assertThat(mask.runLengths()).isEqualTo("1 2 5 2 9 1");
        Mask read = Mask.ofRunLengths(" 1 2  5 2 9 1 ", 3, 3, "pred");
        assertThat(read.runLengths()).isEqualTo(mask.runLengths());
        assertThat(read.areaOfIntersection(mask)).isEqualTo(read.area()).isEqualTo(5);
        assertThat(Mask.ofRunLengths("", 3, 3, "pred").runLengths()).isEmpty();
        assertThat(Mask.ofRunLengths("1 2 3 7", 3, 3, "pred").area()).isEqualTo(9);
    }

    @Test
    void runLengthMasksScoreLikeTheirPixels() {
        Map<String, ?> masks = Map.of("true", "1 4", "pred", "3 4", "height", 3, "width", 3);
        assertThat(scalar("mask_iou_rle", masks)).isCloseTo(2 / 6.0, CLOSE);
        assertThat(scalar("dice_rle", masks)).isCloseTo(0.5, CLOSE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | The input pred has a start without a length.",
                "1 2 2 1 | Run 2 of pred overlaps the one before or is out of order.",
                "5 1 1 1 | Run 2 of pred overlaps the one before or is out of order.",
                "0 2 | Run 1 of pred is not within the image.",
                "3 0 | Run 1 of pred is not within the image.",
                "1 1 9 2 | Run 2 of pred is not within the image.",
                "9999999999 1 | Run 1 of pred is not within the image.",
                "x 2 | Run 1 of pred is no whole number.",
                "1 -2 | Run 1 of pred is no whole number.",
                "1 99999999999 | Run 1 of pred is no whole number."
            })
    void runsMustAscendWithinTheImage(String runs, String message) {
        assertRefused("mask_iou_rle", Map.of("true", "1 1", "pred", runs, "height", 3, "width", 3), message);
    }

    @Test
    void boxesOverlapByArea() {
        Box box = new Box(0, 0, 4, 2);
        assertThat(box.overlap(new Box(2, 0, 4, 4), false)).isCloseTo(4 / 20.0, CLOSE);
        assertThat(box.overlap(new Box(2, 0, 4, 4), true)).isCloseTo(0.5, CLOSE);
        assertThat(box.overlap(new Box(4, 0, 4, 4), false)).isZero();
        assertThat(box.overlap(new Box(0, 2, 4, 4), false)).isZero();
        assertThat(box.overlap(box, false)).isEqualTo(1);
    }

    @Test
    void findingEverythingScoresOne() {
        Map<String, Double> found = coco(List.of(object(1, SQUARE, 1600, 0)), List.of(finding(1, SQUARE, 0.5)));
        assertThat(found.get("AP")).isCloseTo(1, CLOSE);
        assertThat(found.get("APm")).isCloseTo(1, CLOSE);
        assertThat(found.get("AR1")).isEqualTo(1);
        assertThat(found.get("APs")).isEqualTo(-1);
        assertThat(found.get("ARl")).isEqualTo(-1);
    }

    @Test
    void aFindingCountsAtTheThresholdsItReaches() {
        // Overlap 30 of 40 columns: 0.75, which counts at .50 to .75 only.
        List<Double> shorter = List.of(10.0, 10.0, 30.0, 40.0);
        Map<String, Double> found = coco(List.of(object(1, SQUARE, 1600, 0)), List.of(finding(1, shorter, 0.5)));
        assertThat(found.get("AP")).isCloseTo(0.6, CLOSE);
        assertThat(found.get("AP50")).isCloseTo(1, CLOSE);
        assertThat(found.get("AP75")).isCloseTo(1, CLOSE);
        assertThat(found.get("AR100")).isCloseTo(0.6, CLOSE);
    }

    @Test
    void anObjectIsFoundOnceAndBestScoresChooseFirst() {
        Map<String, Double> twice = coco(
                List.of(object(1, SQUARE, 1600, 0), object(2, SQUARE, 1600, 0)),
                List.of(finding(1, SQUARE, 0.4), finding(1, SQUARE, 0.9), finding(2, SQUARE, 0.3)));
        // Right, wrong, right: precision 1 up to half the objects (51 recalls), then 2/3 (50 recalls).
        assertThat(twice.get("AP")).isCloseTo((51 + 50 * 2 / 3.0) / 101, CLOSE);
        assertThat(twice.get("AR1")).isEqualTo(1);
    }

    @Test
    void crowdsAndOtherSizesCountNeitherWay() {
        Map<String, Double> crowd = coco(
                List.of(object(1, SQUARE, 1600, 0), object(2, SQUARE, 1600, 1)),
                List.of(finding(2, SQUARE, 0.9), finding(2, SQUARE, 0.8), finding(1, SQUARE, 0.5)));
        assertThat(crowd.get("AP")).isCloseTo(1, CLOSE);
        List<Double> tiny = List.of(200.0, 200.0, 5.0, 5.0);
        Map<String, Double> sizes =
                coco(List.of(object(1, SQUARE, 1600, 0)), List.of(finding(1, tiny, 0.9), finding(1, SQUARE, 0.5)));
        assertThat(sizes.get("APm")).isCloseTo(1, CLOSE);
        assertThat(sizes.get("AP")).isCloseTo(0.5, CLOSE);
    }

    @Test
    void nothingFoundScoresZeroAndNothingThereHasNoScore() {
        assertThat(coco(List.of(object(1, SQUARE, 1600, 0)), List.of()).get("AP"))
                .isZero();
        assertThat(coco(List.of(), List.of(finding(1, SQUARE, 0.9))).values()).containsOnly(-1.0);
    }

    @Test
    void onlyTheBestFindingsOfAnImageCount() {
        List<Double> elsewhere = List.of(300.0, 300.0, 40.0, 40.0);
        Map<String, Double> found =
                coco(List.of(object(1, SQUARE, 1600, 0)), List.of(finding(1, elsewhere, 0.9), finding(1, SQUARE, 0.5)));
        assertThat(found.get("AR1")).isZero();
        assertThat(found.get("AR10")).isEqualTo(1);
    }

    static Stream<Arguments> refused() {
        Map<String, ?> image =
                Map.of("images", List.of(Map.of("id", 1)), "categories", List.of(), "annotations", List.of());
        return Stream.of(
                Arguments.of(
                        "mask_iou",
                        Map.of("true", List.of(List.of(0, 1)), "pred", List.of(List.of(0, 2))),
                        "Row 1 of pred, column 2, is neither 0 nor 1."),
                Arguments.of(
                        "dice",
                        Map.of("true", List.of(List.of(0, 1)), "pred", List.of(List.of(0), List.of(1))),
                        "The masks are of images of different sizes."),
                Arguments.of(
                        "dice_rle",
                        Map.of("true", "", "pred", "", "height", 100_000, "width", 100_000),
                        "The image has too many pixels."),
                Arguments.of(
                        "coco_bbox_map",
                        Map.of("ground_truth", List.of(), "detections", List.of()),
                        "The input ground_truth is no object."),
                Arguments.of(
                        "coco_bbox_map",
                        Map.of("ground_truth", Map.of(), "detections", List.of()),
                        "The input ground_truth has no images."),
                Arguments.of(
                        "coco_bbox_map",
                        Map.of("ground_truth", image, "detections", List.of(3)),
                        "Row 1 of detections is no object."),
                Arguments.of(
                        "coco_bbox_map",
                        Map.of("ground_truth", image, "detections", List.of(finding(2, SQUARE, 0.1))),
                        "Row 1 of detections is of an image that does not exist."),
                Arguments.of(
                        "coco_bbox_map",
                        Map.of("ground_truth", image, "detections", List.of(finding(1, List.of(1.0), 0.1))),
                        "Row 1 of detections has no bbox of four numbers."),
                Arguments.of(
                        "coco_bbox_map",
                        Map.of(
                                "ground_truth",
                                image,
                                "detections",
                                List.of(finding(1, List.of(1.0, 1.0, -1.0, 1.0), 0.1))),
                        "Row 1 of detections has a bbox of negative size."),
                Arguments.of(
                        "coco_bbox_map",
                        Map.of("ground_truth", image, "detections", List.of(finding(1, SQUARE, Double.NaN))),
                        "Row 1 of detections has no finite number score."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatItCannotCompute(String metric, Map<String, ?> inputs, String message) {
        assertRefused(metric, inputs, message);
    }

    private static void assertRefused(String metric, Map<String, ?> inputs, String message) {
        MetricDefinition definition = definition(metric);
        assertThatThrownBy(() -> definition.value(Inputs.of(inputs), definition.arguments(Map.of())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    private static Map<String, ?> object(int image, List<Double> box, double area, int crowd) {
        return Map.of("image_id", image, "category_id", 7, "bbox", box, "area", area, "iscrowd", crowd);
    }

    private static Map<String, ?> finding(int image, List<Double> box, double score) {
        return Map.of("image_id", image, "category_id", 7, "bbox", box, "score", score);
    }

    private static Map<String, Double> coco(List<Map<String, ?>> objects, List<Map<String, ?>> findings) {
        Map<String, ?> truth = Map.of(
                "images", List.of(Map.of("id", 2), Map.of("id", 1)),
                "categories", List.of(Map.of("id", 7), Map.of("id", 9)),
                "annotations", objects);
        MetricDefinition definition = definition("coco_bbox_map");
        Value.Fields value = (Value.Fields) definition.value(
                Inputs.of(Map.of("ground_truth", truth, "detections", findings)), definition.arguments(Map.of()));
        return value.values().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> ((Value.Scalar) entry.getValue()).value()));
    }

    private static double scalar(String metric, Map<String, ?> inputs) {
        MetricDefinition definition = definition(metric);
        return ((Value.Scalar) definition.value(Inputs.of(inputs), definition.arguments(Map.of()))).value();
    }

    private static MetricDefinition definition(String id) {
        return VisionMetrics.ALL.stream()
                .filter(definition -> definition.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
