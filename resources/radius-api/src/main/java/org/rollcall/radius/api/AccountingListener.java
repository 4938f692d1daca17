package org.rollcall.radius.api;

import java.util.List;

/** Message listener for accounting: one call is meant to be one transaction. */
public interface AccountingListener {
    /**
     * Stores a batch. Records of one session always arrive in order and never in two calls at once.
     *
     * @param batch 1 to N requests in order of arrival
     * @return one verdict per request, in the same order; throwing means {@link AccountingVerdict#SILENCE} for all
     */
    List<AccountingVerdict> onAccounting(List<AccountingRequest> batch);
}
