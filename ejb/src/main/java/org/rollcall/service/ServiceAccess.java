package org.rollcall.service;

/** How a service reaches the network. */
public enum ServiceAccess {
    /** Through a NAS that asks us. */
    RADIUS,
    /** Without asking us: no login is needed, and sessions are not expected. */
    STATIC
}
