package org.rollcall.radius.ra;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RetransmissionCacheTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final InetSocketAddress NAS = new InetSocketAddress("192.0.2.1", 1646);
    private static final byte[] AUTHENTICATOR = new byte[16];

    private final RetransmissionCache cache = new RetransmissionCache(1000);
    private int filler;

    @Test
    void aRequestInProgressIsKnownForHalfAMinute() {
        RememberedRequest request = put(NAS, 1, 0);
        pass(1, 29);
        assertThat(cache.find(NAS, 1)).isSameAs(request);
        assertThat(request.isSentAgainBy(AUTHENTICATOR, 29 * SECOND)).isTrue();
        assertThat(request.isSentAgainBy(AUTHENTICATOR, 30 * SECOND)).isFalse();
        pass(30, 36);
        assertThat(cache.find(NAS, 1)).isNull();
    }

    @Test
    void anAnswerIsKeptForFiveSecondsAtLeastAndTwelveAtMost() {
        for (int answeredAfter = 0; answeredAfter < 6; answeredAfter++) {
            RetransmissionCacheTest fresh = new RetransmissionCacheTest();
            RememberedRequest request = fresh.put(NAS, 1, 0);
            request.answered(new byte[20], answeredAfter * SECOND);
            fresh.pass(1, answeredAfter + 4);
            assertThat(fresh.cache.find(NAS, 1)).isSameAs(request);
            fresh.pass(answeredAfter + 5, answeredAfter + 13);
            assertThat(fresh.cache.find(NAS, 1)).isNull();
        }
    }

    @Test
    void afterAQuietTimeTheSameOctetsAreANewRequest() {
        RememberedRequest request = put(NAS, 1, 0);
        request.answered(new byte[20], SECOND);
        assertThat(request.isSentAgainBy(AUTHENTICATOR, 12 * SECOND)).isTrue();
        assertThat(request.isSentAgainBy(AUTHENTICATOR, 13 * SECOND)).isFalse();
    }

    @Test
    void anotherAuthenticatorTakesThePlace() {
        RememberedRequest first = put(NAS, 1, 0);
        byte[] other = AUTHENTICATOR.clone();
        other[15] = 1;
        assertThat(first.isSentAgainBy(other, 0)).isFalse();

        RememberedRequest second = new RememberedRequest(NAS, 1, other, SECOND);
        cache.put(second, first);

        assertThat(cache.find(NAS, 1)).isSameAs(second);
        assertThat(first.isAbandoned()).isTrue();
        pass(2, 40);
        assertThat(cache.find(NAS, 1)).isNull();
    }

    @Test
    void whatTheApplicationDidNotStoreIsNoRetransmission() {
        RememberedRequest request = put(NAS, 1, 0);
        request.forgotten();
        assertThat(request.isSentAgainBy(AUTHENTICATOR, SECOND)).isFalse();
    }

    @Test
    void sourcesPortsAndIdentifiersAreApart() {
        InetSocketAddress otherPort = new InetSocketAddress("192.0.2.1", 1647);
        InetSocketAddress otherHost = new InetSocketAddress("192.0.2.2", 1646);
        for (int id = 0; id < 256; id++) {
            put(NAS, id, 0);
            put(otherPort, id, 0);
        }
        assertThat(cache.find(otherHost, 1)).isNull();
        for (int id = 0; id < 256; id++) {
            assertThat(cache.find(NAS, id).isFrom(NAS, id)).isTrue();
            assertThat(cache.find(otherPort, id).isFrom(otherPort, id)).isTrue();
        }
    }

    @Test
    void memoryIsBoundedByForgettingTheOldestAnswers() {
        RememberedRequest stuck = put(NAS, 0, 0);
        for (int i = 0; i < 100_000; i++) {
            InetSocketAddress source = new InetSocketAddress("192.0.2.3", 1024 + i / 256);
            put(source, i % 256, i).answered(new byte[20], i);
            assertThat(cache.size()).isLessThanOrEqualTo(1001);
        }
        assertThat(cache.find(NAS, 0)).isSameAs(stuck);
        assertThat(cache.find(new InetSocketAddress("192.0.2.3", 1024 + 99_999 / 256), 99_999 % 256))
                .isNotNull();
        assertThat(cache.find(new InetSocketAddress("192.0.2.3", 1024), 1)).isNull();
    }

    @Test
    void equalSourcesAreOneObject() {
        InetSocketAddress again = new InetSocketAddress("192.0.2.1", 1646);
        assertThat(cache.shared(NAS)).isSameAs(NAS);
        assertThat(cache.shared(again)).isSameAs(NAS);
    }

    private RememberedRequest put(InetSocketAddress source, int identifier, long nanos) {
        RememberedRequest request = new RememberedRequest(source, identifier, AUTHENTICATOR, nanos);
        cache.put(request, cache.find(source, identifier));
        return request;
    }

    /** Requests of another NAS make the cache look at its oldest entries. */
    private void pass(int fromSecond, int toSecond) {
        InetSocketAddress other = new InetSocketAddress("192.0.2.9", 1646);
        for (int second = fromSecond; second <= toSecond; second++) {
            for (int i = 0; i < 5; i++) {
                put(other, filler++ % 256, second * SECOND);
            }
        }
    }
}
