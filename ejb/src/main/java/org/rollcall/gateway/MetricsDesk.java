package org.rollcall.gateway;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.rollcall.access.AccessReason;
import org.rollcall.access.DecisionCounts;
import org.rollcall.nas.NasClock;
import org.rollcall.nas.NasEntry;
import org.rollcall.nas.NasRegistry;
import org.rollcall.nas.RadiusAccess;
import org.rollcall.radius.api.AdapterStatistics;
import org.rollcall.staff.Permitted;

/** What this node has counted since its start; never asks the database. */
@Stateless
@Permitted
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MetricsDesk {
    @Inject
    private RadiusAccess adapter;

    @Inject
    private DecisionCounts decisions;

    @Inject
    private NasRegistry nases;

    /** The adapter's counters. */
    public AdapterStatistics adapter() {
        return adapter.statistics();
    }

    /** What was decided about Access-Requests, by NAS and reason. */
    public Map<Long, Map<AccessReason, Long>> decisions() {
        return decisions.all();
    }

    /** How far a NAS's clock was off when this node was last told its time. */
    public Optional<NasClock.Measured> clock(long nasId) {
        return nases.clock(nasId).flatMap(NasClock::last);
    }

    /** Empty if it was deleted. */
    public Optional<String> name(long nasId) {
        return nases.get(nasId).map(NasEntry::name);
    }
}
