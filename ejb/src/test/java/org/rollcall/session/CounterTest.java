package org.rollcall.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CounterTest {
    private static final Counter ZERO = new Counter(0, 0);
    private static final long WRAP = 1L << 32;

    @Test
    void gigawordsCarryItBeyond32Bits() {
        assertThat(ZERO.advance(Reading.wide(WRAP + 6_000)).total()).isEqualTo(WRAP + 6_000);
    }

    @Test
    void withoutThemAWrapIsSeen() {
        Counter before = ZERO.advance(Reading.narrow(4_200_000_000L));
        Counter after = before.advance(Reading.narrow(5_000));
        assertThat(after.total()).isEqualTo(WRAP + 5_000);
        assertThat(after.advance(Reading.narrow(6_000)).total()).isEqualTo(WRAP + 6_000);
        assertThat(after.advance(Reading.narrow(4_100_000_000L))
                        .advance(Reading.narrow(1))
                        .total())
                .isEqualTo(2 * WRAP + 1);
    }

    @Test
    void gigawordsThatComeLateAgreeWithTheWrapsSeen() {
        Counter wrapped = ZERO.advance(Reading.narrow(4_200_000_000L)).advance(Reading.narrow(400));
        assertThat(wrapped.finish(Reading.wide(WRAP + 500)).total()).isEqualTo(WRAP + 500);
    }

    @Test
    void missingIsNotZero() {
        Counter before = new Counter(77, 0);
        assertThat(before.advance(Reading.MISSING)).isEqualTo(before);
        assertThat(before.raise(Reading.MISSING)).isEqualTo(before);
        assertThat(before.finish(Reading.MISSING)).isEqualTo(before);
    }

    @Test
    void aCounterThatBeginsAgainIsAddedOnce() {
        Counter reset = ZERO.advance(Reading.wide(1_000_000)).advance(Reading.wide(500));
        assertThat(reset.total()).isEqualTo(1_000_500);
        assertThat(reset.advance(Reading.wide(600)).total()).isEqualTo(1_000_600);
        assertThat(reset.advance(Reading.wide(600)).finish(Reading.wide(700)).total())
                .isEqualTo(1_000_700);
    }

    @Test
    void aLittleLessIsNoNewBeginning() {
        Counter wobbly = ZERO.advance(Reading.wide(1_000_000)).advance(Reading.wide(999_000));
        assertThat(wobbly.total()).isEqualTo(1_000_000);
        assertThat(wobbly.advance(Reading.wide(1_001_000)).total()).isEqualTo(1_001_000);
    }

    @Test
    void aStopOfAnInterfaceThatIsGoneKeepsTheMaximum() {
        assertThat(new Counter(3_000_000_000L, 0).finish(Reading.narrow(0)).total())
                .isEqualTo(3_000_000_000L);
        assertThat(new Counter(1_000, 0).finish(Reading.wide(10)).total()).isEqualTo(1_000);
    }

    @Test
    void anOvertakenRecordFromBeforeAWrapShowsTheWrap() {
        Counter later = ZERO.advance(Reading.narrow(5_000));
        Counter corrected = later.raise(Reading.narrow(4_200_000_000L));
        assertThat(corrected.total()).isEqualTo(WRAP + 5_000);
        assertThat(corrected.raise(Reading.narrow(4_200_000_000L))).isEqualTo(corrected);
    }

    /** A record of nonsense, and what is true after it. */
    @Test
    void nonsenseDoesNotMakeItNegative() {
        Counter most = ZERO.advance(Reading.wide(Long.MAX_VALUE));
        assertThat(most.advance(Reading.wide(5_000)).total()).isEqualTo(Counter.MOST);
        assertThat(most.advance(Reading.narrow(5_000)).total()).isEqualTo(Counter.MOST);
        assertThat(most.finish(Reading.narrow(5_000)).total()).isEqualTo(Counter.MOST);
        assertThat(new Counter(Counter.MOST, 7)
                        .finish(Reading.wide(Long.MAX_VALUE))
                        .total())
                .isEqualTo(Counter.MOST);
        assertThat(new Counter(Counter.MOST - 5, 0)
                        .raise(Reading.wide(Long.MAX_VALUE))
                        .total())
                .isEqualTo(Counter.MOST);
    }

    @Property
    void neverGoesBack(@ForAll @Size(max = 20) List<@LongRange(min = 0) Long> readings) {
        Counter counter = ZERO;
        for (long value : readings) {
            Reading reading = value % 3 == 0 ? Reading.wide(value) : Reading.narrow(value & (WRAP - 1));
            Counter next = value % 5 == 0
                    ? counter.raise(reading)
                    : value % 7 == 0 ? counter.finish(reading) : counter.advance(reading);
            assertThat(next.total()).isGreaterThanOrEqualTo(counter.total());
            assertThat(next.base()).isBetween(0L, next.total());
            counter = next;
        }
    }

    @Property
    void oneThatOnlyGrowsIsFollowedExactly(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = (1L << 31) - 1) Long> steps) {
        long truth = 0;
        Counter narrow = ZERO;
        Counter wide = ZERO;
        for (long step : steps) {
            truth += step;
            long seen = truth & (WRAP - 1);
            narrow = seen == 0 ? narrow : narrow.advance(Reading.narrow(seen));
            wide = wide.advance(Reading.wide(truth));
            assertThat(wide.total()).isEqualTo(truth);
            assertThat(seen == 0 ? truth : narrow.total()).isEqualTo(truth);
        }
    }
}
