package org.rollcall.customer;

/** The four stored statuses; every customer has exactly one (product.md section 1). */
public enum CustomerStatus {
    NEW,
    ACTIVE,
    BLOCKED,
    INACTIVE
}
