package dev.assay.scoring.ranking;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.metric.JsonNumber;
import dev.assay.scoring.metric.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;

/** The measures of trec_eval over all queries of a run. */
final class TrecEval {
    /** What the geometric mean takes for a smaller average precision. */
    private static final double LEAST = 1e-5;

    private static final SequencedMap<String, ToDoubleFunction<RankedQuery>> MEASURES = measures();

    private TrecEval() {}

    /** A document and a number that goes with it: a relevance or a score. */
    private record Entry(String document, double number) {
        private static final Comparator<Entry> RANKING = Comparator.comparingDouble(Entry::number)
                .thenComparing(Entry::bytes, Arrays::compareUnsigned)
                .reversed();

        private byte[] bytes() {
            return document.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static SequencedMap<String, ToDoubleFunction<RankedQuery>> measures() {
        SequencedMap<String, ToDoubleFunction<RankedQuery>> measures = new LinkedHashMap<>();
        measures.put("map", query -> query.averagePrecision(Integer.MAX_VALUE));
        measures.put("Rprec", RankedQuery::rPrecision);
        measures.put("bpref", RankedQuery::binaryPreference);
        measures.put("recip_rank", RankedQuery::reciprocalRank);
        for (int cut : new int[] {1, 5, 10}) {
            measures.put("P_" + cut, query -> (double) query.relevantAmong(cut) / cut);
        }
        for (int cut : new int[] {5, 10}) {
            measures.put("recall_" + cut, query -> query.recall(cut));
        }
        measures.put("ndcg", query -> query.normalisedGain(Integer.MAX_VALUE));
        for (int cut : new int[] {3, 5, 10}) {
            measures.put("ndcg_cut_" + cut, query -> query.normalisedGain(cut));
        }
        measures.put("map_cut_5", query -> query.averagePrecision(5));
        for (int cut : new int[] {1, 5}) {
            measures.put("success_" + cut, query -> query.relevantAmong(cut) > 0 ? 1 : 0);
        }
        return measures;
    }

    /**
     * All measures.
     *
     * @param level least relevance that counts as relevant
     * @param complete whether judged queries that the run misses count 0
     */
    static Value of(Inputs inputs, int level, boolean complete) {
        Map<String, List<Entry>> judged = entries(inputs, "qrels", true);
        Map<String, List<Entry>> run = entries(inputs, "run", false);
        List<RankedQuery> queries = run.entrySet().stream()
                .filter(query -> judged.containsKey(query.getKey()))
                .map(query -> ranked(query.getValue(), judged.getOrDefault(query.getKey(), List.of()), level))
                .toList();
        if (queries.isEmpty()) {
            throw new InvalidInputException("No query is both in qrels and in run.");
        }
        int size = complete ? judged.size() : queries.size();
        SequencedMap<String, Value> values = new LinkedHashMap<>();
        values.put("num_q", Value.of(size));
        MEASURES.forEach((name, measure) ->
                values.put(name, Value.of(queries.stream().mapToDouble(measure).sum() / size)));
        double logarithms = queries.stream()
                .mapToDouble(query -> Math.log(Math.max(query.averagePrecision(Integer.MAX_VALUE), LEAST)))
                .sum();
        double missing = (size - queries.size()) * Math.log(LEAST);
        values.put("gm_map", Value.of(Math.exp((logarithms + missing) / size)));
        return Value.of(values);
    }

    private static RankedQuery ranked(List<Entry> returned, List<Entry> judged, int level) {
        Map<String, Integer> relevances = new HashMap<>();
        judged.forEach(entry -> relevances.put(entry.document(), (int) entry.number()));
        int[] ranking = returned.stream()
                .sorted(Entry.RANKING)
                .mapToInt(entry -> relevances.getOrDefault(entry.document(), -1))
                .toArray();
        int[] all = relevances.values().stream().mapToInt(Integer::intValue).toArray();
        return new RankedQuery(ranking, all, level);
    }

    /** Documents by query; what is whole is checked to be. */
    private static Map<String, List<Entry>> entries(Inputs inputs, String name, boolean whole) {
        Map<String, Map<String, Entry>> byQuery = new LinkedHashMap<>();
        List<?> rows = inputs.list(name);
        for (int row = 0; row < rows.size(); row++) {
            if (!(rows.get(row) instanceof List<?> list
                    && list.size() == 3
                    && list.get(0) instanceof String query
                    && list.get(1) instanceof String document)) {
                throw new InvalidInputException(
                        Inputs.row(name, row) + " is not the text of a query, that of a document, and a number.");
            }
            double number = JsonNumber.of(list.get(2)).orElse(Double.NaN) + 0.0;
            if (!Double.isFinite(number)) {
                throw new InvalidInputException(Inputs.row(name, row) + " has no finite number.");
            }
            if (whole && (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE)) {
                throw new InvalidInputException(Inputs.row(name, row) + " has a relevance that is not whole.");
            }
            Entry entry = new Entry(document, number);
            if (byQuery.computeIfAbsent(query, key -> new LinkedHashMap<>()).putIfAbsent(document, entry) != null) {
                throw new InvalidInputException(Inputs.row(name, row) + " has a document of the query again.");
            }
        }
        Map<String, List<Entry>> entries = new LinkedHashMap<>();
        byQuery.forEach((query, documents) -> entries.put(query, new ArrayList<>(documents.values())));
        return entries;
    }
}
