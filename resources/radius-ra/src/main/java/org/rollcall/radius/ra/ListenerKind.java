package org.rollcall.radius.ra;

import org.rollcall.radius.api.Door;
import org.rollcall.radius.codec.PacketCode;

/** The two UDP ports of a RADIUS server: what each accepts, and how it answers a Status-Server (RFC 5997 section 3). */
enum ListenerKind {
    AUTHENTICATION(PacketCode.ACCESS_REQUEST, PacketCode.ACCESS_ACCEPT),
    ACCOUNTING(PacketCode.ACCOUNTING_REQUEST, PacketCode.ACCOUNTING_RESPONSE);

    private final PacketCode request;
    private final PacketCode statusReply;

    ListenerKind(PacketCode request, PacketCode statusReply) {
        this.request = request;
        this.statusReply = statusReply;
    }

    PacketCode request() {
        return request;
    }

    PacketCode statusReply() {
        return statusReply;
    }

    int port(Door door) {
        return this == AUTHENTICATION ? door.authenticationPort() : door.accountingPort();
    }

    @Override
    public String toString() {
        return this == AUTHENTICATION ? "authentication" : "accounting";
    }
}
