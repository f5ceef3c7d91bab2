package dev.assay.platform.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import org.jspecify.annotations.Nullable;

/** Argon2id with the parameters that OWASP's cheat sheet on password storage names: 19 MiB, 2 passes, 1 lane. */
final class PasswordHash {

    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final int SALT_BYTES = 16;

    /** Of nothing that anybody knows: checking it takes as long as checking a real one. */
    private static final String NOBODYS = of(TokenSecret.random());

    private PasswordHash() {}

    /** What is stored of a password. */
    static String of(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult();
    }

    /** Whether it is the password. Takes as long when there is none to compare with. */
    static boolean matches(String password, @Nullable String stored) {
        boolean same =
                Password.check(password, stored == null ? NOBODYS : stored).with(ARGON2);
        return same && stored != null;
    }
}
