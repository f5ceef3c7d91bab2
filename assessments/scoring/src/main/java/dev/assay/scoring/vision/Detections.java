package dev.assay.scoring.vision;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.JsonNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a set of images and what a detector found, read from COCO's two lists.
 *
 * @param images ids, ascending
 * @param categories ids, ascending
 * @param objects in the order given
 * @param found in the order given
 */
record Detections(SortedSet<Double> images, SortedSet<Double> categories, List<Truth> objects, List<Found> found) {
    /**
     * An object that is there.
     *
     * @param area as annotated, by which sizes are told apart
     * @param crowd whether it stands for many objects and may be found any number of times
     */
    record Truth(double image, double category, Box box, double area, boolean crowd) {}

    /**
     * An object that was found.
     *
     * @param score confidence
     */
    record Found(double image, double category, Box box, double score) {}

    static Detections of(Inputs inputs) {
        if (!(inputs.raw("ground_truth") instanceof Map<?, ?> truth)) {
            throw new InvalidInputException("The input ground_truth is no object.");
        }
        Inputs lists = lists(truth);
        SortedSet<Double> images = ids(lists, "images");
        SortedSet<Double> categories = ids(lists, "categories");
        List<Found> found = records(inputs, "detections", Detections::found);
        for (int row = 0; row < found.size(); row++) {
            if (!images.contains(found.get(row).image())) {
                throw new InvalidInputException(Inputs.row("detections", row) + " is of an image that does not exist.");
            }
        }
        return new Detections(images, categories, records(lists, "annotations", Detections::truth), found);
    }

    private static Inputs lists(Map<?, ?> truth) {
        return Inputs.of(Map.of(
                "images", element(truth, "images", "The input ground_truth"),
                "categories", element(truth, "categories", "The input ground_truth"),
                "annotations", element(truth, "annotations", "The input ground_truth")));
    }

    private static SortedSet<Double> ids(Inputs lists, String name) {
        return new TreeSet<>(records(lists, name, (members, where) -> number(members, "id", where)));
    }

    private static Truth truth(Map<?, ?> members, String where) {
        Box box = box(members, where);
        return new Truth(
                number(members, "image_id", where),
                number(members, "category_id", where),
                box,
                members.containsKey("area") ? number(members, "area", where) : box.area(),
                members.containsKey("iscrowd") && number(members, "iscrowd", where) != 0);
    }

    private static Found found(Map<?, ?> members, String where) {
        return new Found(
                number(members, "image_id", where),
                number(members, "category_id", where),
                box(members, where),
                number(members, "score", where));
    }

    private static Box box(Map<?, ?> members, String where) {
        if (!(element(members, "bbox", where) instanceof List<?> sides) || sides.size() != 4) {
            throw new InvalidInputException(where + " has no bbox of four numbers.");
        }
        double[] numbers =
                sides.stream().mapToDouble(side -> finite(side, "bbox", where)).toArray();
        if (numbers[2] < 0 || numbers[3] < 0) {
            throw new InvalidInputException(where + " has a bbox of negative size.");
        }
        return new Box(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static <T> List<T> records(Inputs inputs, String name, BiFunction<Map<?, ?>, String, T> reading) {
        List<T> records = new ArrayList<>();
        for (Object element : inputs.list(name)) {
            String where = Inputs.row(name, records.size());
            if (!(element instanceof Map<?, ?> members)) {
                throw new InvalidInputException(where + " is no object.");
            }
            records.add(reading.apply(members, where));
        }
        return records;
    }

    private static Object element(Map<?, ?> members, String name, String where) {
        Object element = members.get(name);
        if (element == null) {
            throw new InvalidInputException("%s has no %s.".formatted(where, name));
        }
        return element;
    }

    private static double number(Map<?, ?> members, String name, String where) {
        return finite(members.get(name), name, where);
    }

    private static double finite(@Nullable Object value, String name, String where) {
        Optional<Double> number = JsonNumber.of(value);
        return number.filter(Double::isFinite)
                        .orElseThrow(
                                () -> new InvalidInputException("%s has no finite number %s.".formatted(where, name)))
                + 0.0;
    }
}
