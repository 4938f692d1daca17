package org.rollcall.nassim;

import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.rollcall.nassim.AccessAnswer.Verdict;
import org.rollcall.nassim.Login.Method;

/** Access-Requests of logins drawn at random, all with the right password. */
final class AccessWork implements Work {
    private final Nas nas;
    private final LoadPlan plan;
    private final SplittableRandom random;

    AccessWork(Nas nas, LoadPlan plan) {
        this.nas = nas;
        this.plan = plan;
        this.random = new SplittableRandom(plan.seed());
    }

    @Override
    public CompletableFuture<Sample> next() {
        int number = draw();
        Method method =
                switch (plan.mode()) {
                    case CHAP -> Method.CHAP_WITHOUT_CHALLENGE;
                    case MSCHAPV2 -> Method.MSCHAPV2;
                    default -> Method.PAP;
                };
        Login login = new Login(plan.login(number), plan.password(number), method);
        return nas.accessLater(login, number, Nas.macOf(login.name()))
                .thenApply(answer -> new Sample(answer.verdict() != Verdict.NO_ANSWER, answer.elapsed()));
    }

    private synchronized int draw() {
        return 1 + random.nextInt(plan.users());
    }
}
