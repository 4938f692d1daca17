package org.rollcall.gateway;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import org.rollcall.access.DoorMemory;
import org.rollcall.shared.DatabaseHealth;
import org.rollcall.staff.Permitted;

/** How this node is; never asks the database. */
@Stateless
@Permitted
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HealthDesk {
    @Inject
    private DatabaseHealth database;

    @Inject
    private Spooler spooler;

    @Inject
    private DoorMemory memory;

    /**
     * @param databaseDownSince null while it answers
     * @param spooledRecords records that wait for it
     * @param spooledOctets how large they are
     * @param rememberedServices services that could be answered without it
     */
    public record Health(Instant databaseDownSince, long spooledRecords, long spooledOctets, int rememberedServices) {
        public boolean isFine() {
            return databaseDownSince == null && spooledRecords == 0;
        }
    }

    public Health health() {
        return new Health(database.downSince().orElse(null), spooler.records(), spooler.octets(), memory.size());
    }
}
