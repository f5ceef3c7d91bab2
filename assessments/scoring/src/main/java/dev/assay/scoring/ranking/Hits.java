package dev.assay.scoring.ranking;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.Label;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The relevant items of one row that were returned.
 *
 * @param places where, from 1, ascending
 * @param relevant how many there are to return
 */
record Hits(List<Integer> places, int relevant) {
    static List<Hits> of(Inputs inputs, int cut) {
        List<List<Label>> actual = inputs.labelLists("actual");
        List<List<Label>> predicted = inputs.labelLists("predicted");
        Inputs.sameLength(actual.size(), predicted.size(), "predicted");
        List<Hits> rows = new ArrayList<>();
        for (int row = 0; row < actual.size(); row++) {
            rows.add(of(new HashSet<>(actual.get(row)), predicted.get(row), cut));
        }
        return rows;
    }

    private static Hits of(Set<Label> relevant, List<Label> returned, int cut) {
        int wanted = relevant.size();
        List<Integer> places = new ArrayList<>();
        for (int place = 1; place <= Math.min(cut, returned.size()); place++) {
            if (relevant.remove(returned.get(place - 1))) {
                places.add(place);
            }
        }
        return new Hits(places, wanted);
    }

    double any(int cut) {
        return places.isEmpty() ? 0 : 1;
    }

    double recall(int cut) {
        return relevant == 0 ? 0 : (double) places.size() / relevant;
    }

    double precision(int cut) {
        return places.isEmpty() ? 0 : precisions() / places.size();
    }

    double averagePrecision(int cut) {
        return relevant == 0 ? 0 : precisions() / Math.min(relevant, cut);
    }

    /** The sum of the precisions at the places of the hits. */
    private double precisions() {
        double sum = 0;
        for (int hit = 0; hit < places.size(); hit++) {
            sum += (hit + 1.0) / places.get(hit);
        }
        return sum;
    }
}
