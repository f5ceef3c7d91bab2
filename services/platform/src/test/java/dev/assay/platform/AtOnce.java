package dev.assay.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many who do something at the same moment. */
final class AtOnce {

    private AtOnce() {}

    /** What so many got, each of whom began when all were there. */
    static <T> List<T> each(int many, IntFunction<T> what) {
        CyclicBarrier all = new CyclicBarrier(many);
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            int number = i;
            calls.add(() -> {
                all.await();
                return what.apply(number);
            });
        }
        List<T> got = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            for (Future<T> call : threads.invokeAll(calls)) {
                got.add(call.get());
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return got;
    }
}
