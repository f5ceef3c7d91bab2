package dev.assay.platform.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.ProblemException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id with the parameters that OWASP's cheat sheet on password storage names: 19 MiB, 2 passes, 1 lane. One hash takes
 * about 80 ms of a processor; as many run at once as there are processors, and few wait, so that those who sign in by the
 * thousand take neither the memory nor the time of everybody else.
 */
final class PasswordHash {

    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final int SALT_BYTES = 16;

    private static final Semaphore AT_ONCE = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private static final int MOST_WAITING = 100;

    /** Of nothing that anybody knows: checking it takes as long as checking a real one. */
    private static final String NOBODYS = of(TokenSecret.random());

    private PasswordHash() {}

    /** What is stored of a password. */
    static String of(String password) {
        return inTurn(() ->
                Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult());
    }

    /** Whether it is the password. Takes as long when there is none to compare with. */
    static boolean matches(String password, @Nullable String stored) {
        boolean same = inTurn(() ->
                Password.check(password, stored == null ? NOBODYS : stored).with(ARGON2));
        return same && stored != null;
    }

    private static <T> T inTurn(Supplier<T> work) {
        if (AT_ONCE.getQueueLength() > MOST_WAITING) {
            throw new ProblemException(
                    ErrorCode.TOO_MANY_REQUESTS, "Many people sign in just now. Try again in a minute.");
        }
        AT_ONCE.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            AT_ONCE.release();
        }
    }
}
