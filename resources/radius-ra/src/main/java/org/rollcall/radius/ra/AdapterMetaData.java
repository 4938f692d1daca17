package org.rollcall.radius.ra;

import jakarta.resource.spi.ManagedConnectionMetaData;

/** What a console shows about a connection. */
final class AdapterMetaData implements ManagedConnectionMetaData {
    @Override
    public String getEISProductName() {
        return "RADIUS dynamic authorization (RFC 5176)";
    }

    @Override
    public String getEISProductVersion() {
        return "1.0";
    }

    /** 0 is "no limit". */
    @Override
    public int getMaxConnections() {
        return 0;
    }

    @Override
    public String getUserName() {
        return "";
    }
}
