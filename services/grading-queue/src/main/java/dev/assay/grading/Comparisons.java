package dev.assay.grading;

import java.util.Optional;
import javax.sql.DataSource;

/** Reads comparisons. Thread-safe. */
public final class Comparisons {

    private final ComparisonViewRepository repository;

    /** Comparisons in a database. */
    public Comparisons(DataSource dataSource) {
        this.repository = new ComparisonViewRepository(dataSource);
    }

    /** How far the comparison is, with what it says when it is made; empty when there is none of that id. */
    public Optional<ComparisonState> find(String comparisonId) {
        return repository.find(comparisonId);
    }
}
