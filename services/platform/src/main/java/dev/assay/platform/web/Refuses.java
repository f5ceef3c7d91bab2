package dev.assay.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems that a route of the API answers with because of what it does. Those that follow from its shape (no token, no such
 * object, a body that cannot be read) need no telling: the description of the API adds them by itself.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Refuses {

    /** The codes. */
    ErrorCode[] value();
}
