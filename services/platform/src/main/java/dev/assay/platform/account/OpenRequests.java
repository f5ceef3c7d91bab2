package dev.assay.platform.account;

/** Knows how many requests of candidates wait, which the navigation shows on every page. */
public interface OpenRequests {

    /** Of a company. */
    long count(String organisationId);
}
