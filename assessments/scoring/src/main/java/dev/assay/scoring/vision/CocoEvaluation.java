package dev.assay.scoring.vision;

import dev.assay.scoring.vision.Detections.Found;
import dev.assay.scoring.vision.Detections.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Average precision and recall of found boxes in the manner of COCO. Source: Lin et al. 2014, Microsoft COCO, and
 * pycocotools' COCOeval, whose order of equal scores, of images and of operations this keeps.
 */
final class CocoEvaluation {
    /** IoU .50 to .95, as numpy's linspace writes them. */
    static final double[] THRESHOLDS = {0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.8999999999999999, 0.95};

    private static final int RECALL_STEPS = 100;
    private static final int MOST_FOUND = 100;
    private static final double END_OF_SMALL = 32 * 32;
    private static final double END_OF_MEDIUM = 96 * 96;
    private static final double END_OF_LARGE = 1e5 * 1e5;

    /** Which objects count, by their area in pixels, both ends included. */
    enum Size {
        ALL(0, END_OF_LARGE),
        SMALL(0, END_OF_SMALL),
        MEDIUM(END_OF_SMALL, END_OF_MEDIUM),
        LARGE(END_OF_MEDIUM, END_OF_LARGE);

        private final double least;
        private final double most;

        Size(double least, double most) {
            this.least = least;
            this.most = most;
        }

        boolean covers(double area) {
            return area >= least && area <= most;
        }
    }

    /** An image and a category. */
    private record Cell(double image, double category) {}

    private final Detections detections;
    private final Map<Cell, List<Truth>> objects;
    private final Map<Cell, List<Found>> found;

    CocoEvaluation(Detections detections) {
        this.detections = detections;
        objects = detections.objects().stream()
                .collect(Collectors.groupingBy(object -> new Cell(object.image(), object.category())));
        found = detections.found().stream()
                .sorted(Comparator.comparingDouble(Found::score).reversed())
                .collect(Collectors.groupingBy(finding -> new Cell(finding.image(), finding.category())));
    }

    /**
     * The precision-recall curves of the categories that have objects of a size, one for each category and threshold.
     *
     * @param most how many of the best findings in an image count
     */
    List<PrecisionRecall> curves(Size size, int most) {
        List<PrecisionRecall> curves = new ArrayList<>();
        for (double category : detections.categories()) {
            List<ImageMatches> images = new ArrayList<>();
            for (double image : detections.images()) {
                Cell cell = new Cell(image, category);
                List<Found> best = found.getOrDefault(cell, List.of()).stream()
                        .limit(MOST_FOUND)
                        .toList();
                List<Truth> present = objects.getOrDefault(cell, List.of());
                if (!present.isEmpty() || !best.isEmpty()) {
                    images.add(new ImageMatches(present, best, size));
                }
            }
            long expected = images.stream().mapToLong(ImageMatches::expected).sum();
            for (int threshold = 0; expected > 0 && threshold < THRESHOLDS.length; threshold++) {
                curves.add(curve(images, threshold, most, expected));
            }
        }
        return curves;
    }

    private static PrecisionRecall curve(List<ImageMatches> images, int threshold, int most, long expected) {
        List<ImageMatches.Match> matches = images.stream()
                .flatMap(image -> image.at(THRESHOLDS[threshold]).stream().limit(most))
                .filter(match -> match.outcome() != ImageMatches.Outcome.IGNORED)
                .sorted(Comparator.comparingDouble(ImageMatches.Match::score).reversed())
                .toList();
        double[] recalls = new double[matches.size()];
        double[] precisions = new double[matches.size()];
        double right = 0;
        for (int place = 0; place < recalls.length; place++) {
            right += matches.get(place).outcome() == ImageMatches.Outcome.RIGHT ? 1 : 0;
            recalls[place] = right / expected;
            precisions[place] = right / (place + 1 + Math.ulp(1.0));
        }
        return new PrecisionRecall(threshold, meanPrecision(recalls, precisions), right / expected);
    }

    /** The mean, over recalls in steps of a hundredth, of the best precision at that recall or above. */
    private static double meanPrecision(double[] recalls, double[] precisions) {
        for (int place = precisions.length - 1; place > 0; place--) {
            precisions[place - 1] = Math.max(precisions[place - 1], precisions[place]);
        }
        double sum = 0;
        int place = 0;
        for (int step = 0; step <= RECALL_STEPS; step++) {
            while (place < recalls.length && recalls[place] < step * 0.01) {
                place++;
            }
            sum += place < recalls.length ? precisions[place] : 0;
        }
        return sum / (RECALL_STEPS + 1);
    }

    /**
     * What a category comes to at a threshold.
     *
     * @param threshold index of the threshold
     * @param precision average precision
     * @param recall share of the objects found
     */
    record PrecisionRecall(int threshold, double precision, double recall) {}
}
