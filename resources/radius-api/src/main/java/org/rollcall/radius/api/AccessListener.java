package org.rollcall.radius.api;

import java.util.List;

/** Message listener for authentication. */
public interface AccessListener {
    /**
     * Decides a batch.
     *
     * @param batch 1 to N requests in order of arrival
     * @return one reply per request, in the same order; throwing means silence for all
     */
    List<AccessReply> onAccess(List<AccessRequest> batch);
}
