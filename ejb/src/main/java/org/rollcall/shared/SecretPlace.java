package org.rollcall.shared;

/**
 * Where a secret is kept. It is sealed for that place and opens at no other, so that a ciphertext copied to another
 * row is worth nothing.
 */
public record SecretPlace(String table, long rowId, String column) {}
