package org.rollcall.web;

import org.omnifaces.util.Faces;
import org.rollcall.shared.NotFound;

/** Ways out of a page. */
final class Pages {
    private Pages() {}

    /** Ends the request with the page for what does not exist. */
    static void notFound(NotFound gone) {
        Faces.responseSendError(404, gone.getMessage());
    }
}
