package org.rollcall.session;

import org.rollcall.customer.CustomerStatus;
import org.rollcall.shared.Prefix;

/**
 * What an open session has to do so that it is as its customer, service and plan want it. Pure. Whatever cannot be done
 * to the open session is done by ending it: it comes back as it should be.
 */
enum FollowUp {
    NOTHING,
    END,
    /** Marked as blocked; it keeps its address. */
    BLOCK,
    /** The mark is taken away. */
    RESTORE,
    /** The plan's speeds of now. */
    SPEED;

    /** After its customer's status has changed. */
    static FollowUp status(SessionRow session, ServiceNow service) {
        return switch (service.status()) {
            case BLOCKED -> BLOCK;
            case NEW, ACTIVE -> restored(session, service) ? RESTORE : END;
            case INACTIVE -> END;
        };
    }

    /**
     * After staff have said whose it is: its router let it in not knowing, so it is as for an Active customer. What such a
     * customer has is not touched.
     */
    static FollowUp assigned(SessionRow session, ServiceNow service) {
        boolean served = service.status() == CustomerStatus.NEW || service.status() == CustomerStatus.ACTIVE;
        if (served) {
            return service.isOver() ? END : NOTHING;
        }
        return status(session, service);
    }

    /**
     * Only what began before the block has its own address and all its time. After another plan it would have the speed of
     * the old one.
     */
    private static boolean restored(SessionRow session, ServiceNow service) {
        return service.blockedSince().map(session.startedAt()::isBefore).orElse(false)
                && !service.speedSince().map(session.startedAt()::isBefore).orElse(false)
                && !isParked(session, service)
                && hasPlan(session, service);
    }

    private static boolean isParked(SessionRow session, ServiceNow service) {
        return session.framedIp() != null
                && service.parking().stream().map(Prefix::parse).anyMatch(pool -> pool.contains(session.framedIp()));
    }

    /** After its service was changed or deleted, or got another plan. */
    static FollowUp service(SessionRow session, ServiceNow service) {
        boolean isBlocked = service.status() == CustomerStatus.BLOCKED;
        boolean otherAddress = service.staticAddress() != null
                && session.framedIp() != null
                && !service.staticAddress().equals(session.framedIp());
        if (service.deleted() || service.isOver() || (otherAddress && !isBlocked)) {
            return END;
        }
        return hasPlan(session, service) ? NOTHING : speed(service);
    }

    /** After its last day. What began since is parked. */
    static FollowUp end(SessionRow session, ServiceNow service) {
        return service.isOver()
                        && service.endsAt().map(session.startedAt()::isBefore).orElse(false)
                ? END
                : NOTHING;
    }

    /** After its plan has got other speeds. */
    static FollowUp plan(SessionRow session, ServiceNow service) {
        boolean isOlder =
                service.speedSince().map(session.startedAt()::isBefore).orElse(true);
        return isOlder || !hasPlan(session, service) ? speed(service) : NOTHING;
    }

    /** To give a blocked session a speed might unblock it: its router knows one word for both. */
    private static FollowUp speed(ServiceNow service) {
        return service.status() == CustomerStatus.BLOCKED ? END : SPEED;
    }

    private static boolean hasPlan(SessionRow session, ServiceNow service) {
        return session.planId() != null && session.planId() == service.planId();
    }
}
