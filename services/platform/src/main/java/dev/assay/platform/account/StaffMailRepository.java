package dev.assay.platform.account;

import org.jooq.DSLContext;

/** Where mails to the people of companies are put. The outbox is it; accounts know no more of it. */
public interface StaffMailRepository {

    /** Puts a mail there within the transaction of what it tells of. */
    void add(DSLContext transaction, StaffMail mail);

    /** Takes back the mail that brings a link to join, where it still waits: the link stopped working. */
    void takeBack(DSLContext transaction, String linkId);
}
