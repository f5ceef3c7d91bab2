package dev.assay.grading.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.schema.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JooqRepositoryTest {

    private TestDatabase database;
    private HikariDataSource pool;
    private Counters counters;

    /** Rows that are counted up together. */
    private static final class Counters extends JooqRepository {

        private final AtomicInteger begun = new AtomicInteger();

        Counters(HikariDataSource pool) {
            super(pool);
        }

        void make() {
            dsl.execute("CREATE TABLE counter (id INT PRIMARY KEY, count INT NOT NULL)");
            dsl.execute("INSERT INTO counter VALUES (1, 0), (2, 0), (3, 0), (4, 0)");
        }

        void reset() {
            begun.set(0);
            dsl.execute("UPDATE counter SET count = 0");
        }

        /** Each waits, on its first try, until the other has locked its first row. */
        boolean count(int first, int second, CyclicBarrier bothHoldOne) {
            AtomicInteger tries = new AtomicInteger();
            return transaction(transaction -> {
                begun.incrementAndGet();
                transaction.execute("UPDATE counter SET count = count + 1 WHERE id = ?", first);
                if (tries.incrementAndGet() == 1) {
                    await(bothHoldOne);
                }
                transaction.execute("UPDATE counter SET count = count + 1 WHERE id = ?", second);
                return true;
            });
        }

        /** Locks many rows, and the first when somebody else holds it: of the two, the database undoes the other's work. */
        void cross(CountDownLatch holdsMany) {
            dsl.transaction(configuration -> {
                begun.incrementAndGet();
                DSLContext transaction = DSL.using(configuration);
                transaction.execute("UPDATE counter SET count = count + 10 WHERE id > 1");
                holdsMany.countDown();
                while (!dsl.fetch("SELECT id FROM counter WHERE id = 1 FOR UPDATE SKIP LOCKED")
                        .isEmpty()) {
                    Thread.onSpinWait();
                }
                transaction.execute("UPDATE counter SET count = count + 10 WHERE id = 1");
            });
        }

        /** One statement that locks one row after the other. */
        int countAll() {
            return dsl.execute("UPDATE counter SET count = count + 1 ORDER BY id");
        }

        void refuse() {
            dsl.transaction(configuration -> {
                begun.incrementAndGet();
                DSL.using(configuration).execute("INSERT INTO counter VALUES (1, 0)");
            });
        }

        List<Integer> counts() {
            return dsl.resultQuery("SELECT count FROM counter ORDER BY id").fetchInto(Integer.class);
        }

        private static void await(CyclicBarrier barrier) {
            try {
                barrier.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        pool = ConnectionPool.open(database.url(), TestDatabase.OWNER, database.password(), 4);
        counters = new Counters(pool);
        counters.make();
    }

    @AfterAll
    void stop() {
        pool.close();
    }

    @BeforeEach
    void reset() {
        counters.reset();
    }

    @Test
    void theVictimOfADeadlockIsBegunAgain() throws Exception {
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        List<Callable<Boolean>> crossing =
                List.of(() -> counters.count(1, 2, bothHoldOne), () -> counters.count(2, 1, bothHoldOne));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> done : threads.invokeAll(crossing)) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(counters.counts()).containsExactly(2, 2, 0, 0);
        assertThat(counters.begun).hasValue(3);
    }

    @Test
    void aStatementThatIsTheVictimIsSentAgain() throws Exception {
        CountDownLatch holdsMany = new CountDownLatch(1);

        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> crossing = threads.submit(() -> counters.cross(holdsMany));
            holdsMany.await();
            assertThat(counters.countAll()).isEqualTo(4);
            crossing.get();
        }

        assertThat(counters.counts()).containsExactly(11, 11, 11, 11);
        assertThat(counters.begun).as("the other was not undone").hasValue(1);
    }

    @Test
    void whatFailsForAnotherReasonIsNotTriedAgain() {
        assertThatThrownBy(counters::refuse).isInstanceOf(DataAccessException.class);

        assertThat(counters.begun).hasValue(1);
    }
}
