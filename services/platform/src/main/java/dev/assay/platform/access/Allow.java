package dev.assay.platform.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may use a route: whoever holds one of the permissions. A route without it is closed to everybody.
 * Methods only: those of a type would be added to those of its methods. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allow {

    /** Any of these is enough. */
    Permission[] value();
}
