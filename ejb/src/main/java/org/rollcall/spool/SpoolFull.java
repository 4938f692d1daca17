package org.rollcall.spool;

import java.io.IOException;

/** The spool is as large as it may be; nothing was kept. */
public final class SpoolFull extends IOException {
    private static final long serialVersionUID = 1L;

    SpoolFull(long capacity) {
        super("the spool is full: " + (capacity >> 20) + " MiB");
    }
}
