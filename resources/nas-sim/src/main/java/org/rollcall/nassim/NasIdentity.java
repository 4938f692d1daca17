package org.rollcall.nassim;

import java.util.List;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;

/** The attributes by which a NAS names itself and a subscriber's line, alike in all its requests. */
record NasIdentity(NasSettings nas) {
    private static final int FRAMED = 2;
    private static final int PPP = 1;

    void addTo(List<Attribute> list) {
        list.add(Attribute.address(AttributeType.NAS_IP_ADDRESS, nas.address()));
        list.add(Attribute.text(AttributeType.NAS_IDENTIFIER, nas.name()));
    }

    void addLine(List<Attribute> list, long port, long mac) {
        NasKind kind = nas.kind();
        list.add(Attribute.integer(AttributeType.NAS_PORT, port));
        list.add(Attribute.integer(AttributeType.NAS_PORT_TYPE, kind.nasPortType()));
        list.add(Attribute.text(AttributeType.NAS_PORT_ID, kind.nasPortId(port)));
        list.add(Attribute.integer(AttributeType.SERVICE_TYPE, FRAMED));
        list.add(Attribute.integer(AttributeType.FRAMED_PROTOCOL, PPP));
        list.add(Attribute.text(AttributeType.CALLING_STATION_ID, kind.callingStationId(mac)));
        list.add(Attribute.text(AttributeType.CALLED_STATION_ID, "service1"));
    }
}
