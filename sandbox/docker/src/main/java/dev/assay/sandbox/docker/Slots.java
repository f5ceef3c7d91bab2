package dev.assay.sandbox.docker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Hands slots out, those that are warm for a kind first. */
final class Slots {
    private final List<Slot> all;
    private final List<Slot> free;

    Slots(List<Slot> all) {
        this.all = List.copyOf(all);
        this.free = new ArrayList<>(all);
    }

    int size() {
        return all.size();
    }

    /** Waits for a free slot. */
    synchronized Slot acquire(RunKind kind) throws InterruptedException {
        while (free.isEmpty()) {
            wait();
        }
        Slot best = bestFor(kind);
        free.remove(best);
        return best;
    }

    synchronized void release(Slot slot) {
        free.add(slot);
        notifyAll();
    }

    /** Warms one free slot, unless there is a warm one. */
    synchronized void warm(RunKind kind) {
        if (!free.isEmpty()) {
            bestFor(kind).warm(kind);
        }
    }

    void clear() {
        all.forEach(Slot::clear);
    }

    private Slot bestFor(RunKind kind) {
        return free.stream()
                .min(Comparator.comparing((Slot slot) -> !slot.isWarmFor(kind)).thenComparing(slot -> !slot.hasRoom()))
                .orElseThrow();
    }
}
