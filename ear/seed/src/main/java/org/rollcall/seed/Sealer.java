package org.rollcall.seed;

/** Seals secrets as the product does, each for its row. */
@FunctionalInterface
interface Sealer {
    byte[] seal(String table, long rowId, String column, String clear);
}
