package org.rollcall.nassim;

import java.net.Inet4Address;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.rollcall.nassim.AccessAnswer.Verdict;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;

/**
 * Accounting of many sessions in turn, each from Start over some Interims to Stop and again. A session has at most one
 * record in flight, so that its records arrive in their order.
 */
final class AccountingWork implements Work {
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final int FIRST_ADDRESS = 0x64400000; // 100.64.0.0

    private final Nas nas;
    private final LoadPlan plan;
    private final SplittableRandom random;
    private final Turn[] turns;
    private int cursor;

    /** A line whose sessions follow one another. */
    private static final class Turn {
        final int number;
        NasSession session;
        int interimsLeft;
        boolean busy;

        Turn(int number) {
            this.number = number;
        }
    }

    AccountingWork(Nas nas, LoadPlan plan) {
        this.nas = nas;
        this.plan = plan;
        this.random = new SplittableRandom(plan.seed());
        turns = new Turn[plan.sessions()];
        for (int i = 0; i < turns.length; i++) {
            turns[i] = new Turn(i);
        }
    }

    @Override
    public CompletableFuture<Sample> next() {
        Turn turn = claim();
        return send(turn).thenApply(outcome -> {
            release(turn);
            return new Sample(outcome.answered(), outcome.elapsed());
        });
    }

    private CompletableFuture<Outcome> send(Turn turn) {
        if (turn.session == null) {
            turn.session = open(turn);
            turn.interimsLeft = draw(2 * plan.life() + 1);
            return nas.startLater(turn.session);
        }
        NasSession session = turn.session.carry(INTERVAL, draw(400_000_000), 10L * draw(400_000_000));
        if (turn.interimsLeft-- > 0) {
            return nas.interimLater(session);
        }
        turn.session = null;
        return nas.stopLater(session, TerminateCause.USER_REQUEST);
    }

    private NasSession open(Turn turn) {
        Inet4Address ip = Addresses.ipv4(FIRST_ADDRESS + turn.number);
        AccessAnswer granted = new AccessAnswer(
                Verdict.ACCEPTED, List.of(Attribute.address(AttributeType.FRAMED_IP_ADDRESS, ip)), Duration.ZERO);
        String login = plan.login(turn.number % plan.users() + 1);
        return nas.session(login, turn.number, Nas.macOf(login), granted);
    }

    private synchronized int draw(int bound) {
        return random.nextInt(bound);
    }

    private synchronized Turn claim() {
        Turn turn;
        do {
            turn = turns[cursor];
            cursor = (cursor + 1) % turns.length;
        } while (turn.busy);
        turn.busy = true;
        return turn;
    }

    private synchronized void release(Turn turn) {
        turn.busy = false;
    }
}
