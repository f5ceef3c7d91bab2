package dev.assay.platform.mail;

/** What came of handing a mail to the server. */
sealed interface Delivery {

    /** The server took it. */
    record Taken() implements Delivery {}

    /** There is no server. */
    record NoServer() implements Delivery {}

    /**
     * The server will never take it.
     *
     * @param words of the server
     */
    record Refused(String words) implements Delivery {}

    /**
     * Not now: the server says so, or cannot be reached.
     *
     * @param words of the server, or what went wrong
     */
    record NotNow(String words) implements Delivery {}
}
