package org.rollcall.totals;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.rollcall.staff.Permitted;

/** The figures of the Totals tab, for staff. */
@Stateless
@Permitted
public class TotalsDesk {
    @Inject
    private TotalsCache cache;

    /** As of now, or a few seconds ago where counting takes long: see {@link Totals#countedAt()}. */
    public Totals totals() {
        return cache.get();
    }
}
