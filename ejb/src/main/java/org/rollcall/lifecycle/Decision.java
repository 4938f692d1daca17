package org.rollcall.lifecycle;

import java.util.Optional;

/**
 * What the policies say of one customer.
 *
 * @param move empty = leave him as he is
 */
public record Decision(long customerId, Optional<Move> move) {}
