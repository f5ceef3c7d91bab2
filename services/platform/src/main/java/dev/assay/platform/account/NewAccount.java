package dev.assay.platform.account;

import java.time.ZoneId;

/** What somebody says of themselves when an account is made, checked. */
record NewAccount(String email, String name, ZoneId timeZone) {}
