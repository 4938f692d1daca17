/**
 * Fills a database with a made-up ISP: some million customers to measure with, or the demonstration ISP of a few
 * hundred that {@code bin/run --demo} shows.
 *
 * <p>Everything about customer number n follows from n, the seed and today's date by pure functions ({@code Isp}), so
 * that each table can be written in a pass of its own without keeping the customers in memory, and two runs of the same
 * day make the same ISP (but for the nonces of sealed secrets). Rows are written as the product would write them:
 * secrets sealed, counters flushed into daily usage, statuses with their history. On PostgreSQL by COPY in one
 * transaction, so that a broken run leaves nothing behind; on H2 in batches.
 *
 * <p>Uses the settings, the migrations and the sealing of the business components, the simulator's demonstration
 * network, and JDBC.
 */
package org.rollcall.seed;
