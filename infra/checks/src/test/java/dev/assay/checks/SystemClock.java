package dev.assay.checks;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.time.Clock;
import java.time.temporal.Temporal;

/** Calls that ask the system for the time instead of an injected clock. */
final class SystemClock {
    static final DescribedPredicate<JavaMethodCall> READ =
            DescribedPredicate.describe("read the system clock", call -> reads(call.getTarget()));

    private SystemClock() {}

    private static boolean reads(AccessTarget.MethodCallTarget target) {
        return switch (target.getName()) {
            case "now" -> target.getOwner().isAssignableTo(Temporal.class) && !takesAClock(target);
            case "currentTimeMillis" -> target.getOwner().isEquivalentTo(System.class);
            default -> false;
        };
    }

    private static boolean takesAClock(AccessTarget.MethodCallTarget target) {
        return target.getRawParameterTypes().stream().anyMatch(type -> type.isAssignableTo(Clock.class));
    }
}
