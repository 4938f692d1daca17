package org.rollcall.service;

/** How a service is recognised at the door. */
public enum Proof {
    /** By its login, and by who knows its password. */
    PASSWORD,
    /** By its login, which is a MAC address that the NAS vouches for (DHCP, hotspots); not for PPP, whose user names himself. */
    MAC,
    /** By its login, which is the id of a line that the access node vouches for (DHCP option 82, PPPoE tag). */
    LINE
}
