package dev.assay.scoring.clustering;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.Label;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows as cells of the table of classes by clusters: labels are looked up once. */
final class CodedRows {
    private final int[] cellOfRow;
    private final int[] classOfCell;
    private final int[] clusterOfCell;

    private CodedRows(int[] cellOfRow, int[] classOfCell, int[] clusterOfCell) {
        this.cellOfRow = cellOfRow;
        this.classOfCell = classOfCell;
        this.clusterOfCell = clusterOfCell;
    }

    static CodedRows of(Inputs inputs) {
        int[] classes = codes(inputs.labels("labels_true"));
        int[] clusters = codes(inputs.labels("labels_pred"));
        Inputs.sameLength(classes.length, clusters.length, "labels_pred");
        Map<Long, Integer> cells = new HashMap<>();
        int[] cellOfRow = new int[classes.length];
        int[] classOfCell = new int[classes.length];
        int[] clusterOfCell = new int[classes.length];
        for (int row = 0; row < classes.length; row++) {
            int cell = code(cells, ((long) classes[row] << Integer.SIZE) + clusters[row]);
            cellOfRow[row] = cell;
            classOfCell[cell] = classes[row];
            clusterOfCell[cell] = clusters[row];
        }
        return new CodedRows(
                cellOfRow, Arrays.copyOf(classOfCell, cells.size()), Arrays.copyOf(clusterOfCell, cells.size()));
    }

    /** Numbers labels from 0 in the order they first occur. */
    static int[] codes(List<Label> labels) {
        Map<Label, Integer> codes = new HashMap<>();
        return labels.stream().mapToInt(label -> code(codes, label)).toArray();
    }

    private static <T> int code(Map<T, Integer> codes, T key) {
        Integer next = codes.size();
        Integer known = codes.putIfAbsent(key, next);
        return known == null ? next : known;
    }

    int rows() {
        return cellOfRow.length;
    }

    Contingency table(double[] weights) {
        double[] cells = new double[classOfCell.length];
        for (int row = 0; row < cellOfRow.length; row++) {
            cells[cellOfRow[row]] += weights[row];
        }
        return Contingency.of(cells, classOfCell, clusterOfCell);
    }
}
