package dev.assay.sandbox.docker;

import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.PidsStatsConfig;
import com.github.dockerjava.api.model.Statistics;
import java.util.Optional;

/**
 * The engine's own statistics, for an engine whose control groups are not mounted here. Slower to read, and refused
 * processes are not in it.
 */
record EngineStatistics(Engine engine, String holder, String candidate, boolean holderCountsBoth)
        implements UsageSource {

    @Override
    public Usage sample() {
        Statistics both = engine.statistics(holderCountsBoth ? holder : candidate);
        long peak = Optional.ofNullable(both.getMemoryStats())
                .map(MemoryStatsConfig::getMaxUsage)
                .orElse(0L);
        long now = Optional.ofNullable(both.getMemoryStats())
                .map(MemoryStatsConfig::getUsage)
                .orElse(0L);
        return new Usage(cpuNanos(both), now, Math.max(peak, now), 0, 0, processes(both), 0);
    }

    private static long cpuNanos(Statistics statistics) {
        return Optional.ofNullable(statistics.getCpuStats())
                .map(cpu -> cpu.getCpuUsage())
                .map(usage -> usage.getTotalUsage())
                .orElse(0L);
    }

    private static long processes(Statistics statistics) {
        return Optional.ofNullable(statistics.getPidsStats())
                .map(PidsStatsConfig::getCurrent)
                .orElse(0L);
    }
}
