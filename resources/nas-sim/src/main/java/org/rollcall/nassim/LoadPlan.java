package org.rollcall.nassim;

import java.time.Duration;

/**
 * What the load generator does.
 *
 * @param mode which requests
 * @param inFlight how many requests wait for a reply at any time
 * @param duration how long it measures
 * @param requests after how many requests it stops before that time; 0 = no limit
 * @param sessions how many sessions take turns (accounting)
 * @param life mean number of Interims between Start and Stop (accounting)
 * @param users logins number 1 to this take part
 * @param loginFormat a {@link java.util.Formatter} format of the number
 * @param passwordFormat likewise
 * @param prefill whether every session is started before measuring (accounting)
 */
record LoadPlan(
        Mode mode,
        int inFlight,
        Duration duration,
        long requests,
        int sessions,
        int life,
        int users,
        String loginFormat,
        String passwordFormat,
        boolean prefill,
        long seed) {
    /** Which requests. */
    enum Mode {
        ACCT,
        PAP,
        CHAP,
        MSCHAPV2
    }

    String login(int number) {
        return String.format(loginFormat, number);
    }

    String password(int number) {
        return String.format(passwordFormat, number);
    }
}
