package org.rollcall.radius.ra;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.rollcall.radius.api.CalmLog;
import org.rollcall.radius.api.DynamicAuthorizationOutcome;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.MalformedPacketException;
import org.rollcall.radius.codec.PacketWriter;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.RandomSource;
import org.rollcall.radius.codec.Signatures;

/**
 * All requests to all NASes in one thread: it alone owns the sockets, the identifiers, the lines of waiting requests
 * and the timers, so there is no lock and no thread per request. A request goes
 *
 * <pre>submitted -> in its session's line -> ready -> its router's turn -> (waiting for an identifier) -> sent
 *   -> (its router's turn -> sent again) -> acked, refused or timed out</pre>
 *
 * A reply counts only if it comes from where the request went, has its identifier, fits its kind and is signed with the
 * NAS's secret; anything else is ignored and the wait goes on, so that a forger cannot end it.
 */
final class ExchangeLoop extends LongWork {
    private static final Logger LOGGER = System.getLogger(ExchangeLoop.class.getName());
    private static final CalmLog FAILURES = new CalmLog(ExchangeLoop.class, Level.WARNING);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int BUFFER_OCTETS = 4096;
    private static final int IDENTIFIER_OFFSET = 1;

    private final Supplier<Optional<InetAddress>> bind;
    private final Clock clock;
    private final RetrySchedule schedule;
    private final Completions completions;
    private final Selector selector;
    private final Queue<PendingRequest> inbox = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    private final Map<PendingRequest.Line, Queue<PendingRequest>> lines = new HashMap<>();
    private final Deque<PendingRequest> ready = new ArrayDeque<>();
    private final Map<InetSocketAddress, Queue<PendingRequest>> unassigned = new HashMap<>();

    /** One for every router that was ever asked anything: there are as many as there are routers. */
    private final Map<InetSocketAddress, Pace> paces = new HashMap<>();

    /** Those of them in which somebody waits, the next one due first. */
    private final PriorityQueue<Pace> busyPaces =
            new PriorityQueue<>((a, b) -> Long.signum(a.dueNanos() - b.dueNanos()));

    private final OutboundSockets sockets;
    private final PriorityQueue<PendingRequest> timers =
            new PriorityQueue<>((a, b) -> Long.signum(a.dueNanos() - b.dueNanos()));
    private final byte[] octets = new byte[BUFFER_OCTETS];
    private final ByteBuffer buffer = ByteBuffer.wrap(octets);

    ExchangeLoop(Supplier<Optional<InetAddress>> bind, Clock clock, RetrySchedule schedule, Completions completions)
            throws IOException {
        this.bind = bind;
        this.clock = clock;
        this.schedule = schedule;
        this.completions = completions;
        this.selector = Selector.open();
        this.sockets = new OutboundSockets(selector);
    }

    /** From any thread. */
    void submit(PendingRequest request) {
        inbox.add(request);
        selector.wakeup();
        if (over) {
            failAll(inbox);
        }
    }

    @Override
    void work() {
        while (!isReleased()) {
            step();
        }
        close();
    }

    @Override
    void wake() {
        selector.wakeup();
    }

    /** In place of a run: the server had no thread. */
    void discard() throws IOException {
        selector.close();
    }

    private void step() {
        try {
            selector.select(this::receive, millisToNextTimer());
            boolean ignored = Thread.interrupted(); // only release ends this thread; see Receiver
            for (PendingRequest next = inbox.poll(); next != null; next = inbox.poll()) {
                enqueue(next);
            }
            fireTimers();
            for (PendingRequest next = ready.poll(); next != null; next = ready.poll()) {
                await(next, isUrgent(next) ? Pace.Rank.URGENT : Pace.Rank.NEW);
            }
            sendDue();
        } catch (IOException | RuntimeException | Error e) { // all other requests depend on this thread
            FAILURES.log("exchanging with a NAS failed; it goes on", e);
            awaitRelease(PAUSE);
        }
    }

    /** Rounded up, as the selector takes no less than a millisecond; 0 means to wait for ever. */
    private long millisToNextTimer() {
        long now = System.nanoTime();
        long wait = Long.MAX_VALUE;
        if (!timers.isEmpty()) {
            wait = timers.peek().dueNanos() - now;
        }
        if (!busyPaces.isEmpty()) {
            wait = Math.min(wait, busyPaces.peek().dueNanos() - now);
        }
        return wait == Long.MAX_VALUE ? 0 : Math.max(TimeUnit.NANOSECONDS.toMillis(wait) + 1, 1);
    }

    private void enqueue(PendingRequest request) {
        Queue<PendingRequest> line = lines.computeIfAbsent(request.line(), key -> new ArrayDeque<>());
        line.add(request);
        if (line.size() == 1) {
            ready.add(request);
        } else if (request.request().urgent()) {
            // whatever is before it holds it up
            Pace pace = paces.get(line.element().request().target());
            if (pace != null) {
                pace.promote(line.element());
            }
        }
    }

    /** It or one behind it in its line. */
    private boolean isUrgent(PendingRequest first) {
        return lines.get(first.line()).stream().anyMatch(each -> each.request().urgent());
    }

    /** Puts it into the queue to its router. */
    private void await(PendingRequest request, Pace.Rank rank) {
        Pace pace = paces.computeIfAbsent(request.request().target(), target -> new Pace(System.nanoTime()));
        boolean idle = pace.isEmpty();
        pace.add(request, rank);
        if (idle) {
            busyPaces.add(pace);
        }
    }

    /** Each router gets what it may get by now. */
    private void sendDue() {
        long now = System.nanoTime();
        while (!busyPaces.isEmpty() && now - busyPaces.peek().dueNanos() >= 0) {
            Pace pace = busyPaces.poll();
            PendingRequest next = pace.poll(now);
            if (!pace.isEmpty()) {
                busyPaces.add(pace);
            }
            if (next != null && next.transmissions() > 0) {
                transmit(next);
            } else if (next != null) {
                start(next);
            }
        }
    }

    /** The request is the first of its line. */
    private void start(PendingRequest request) {
        try {
            InetSocketAddress target = request.request().target();
            Optional<OutboundSocket> socket = sockets.free(target, bind.get());
            if (socket.isPresent()) {
                begin(request, socket.get());
            } else {
                unassigned.computeIfAbsent(target, key -> new ArrayDeque<>()).add(request);
            }
        } catch (IOException | RuntimeException e) {
            fail(request, e);
        }
    }

    private void begin(PendingRequest request, OutboundSocket socket) {
        socket.take(request);
        byte[] secret = request.client().likelySecret(request.request().target().getAddress(), clock.millis());
        request.encoded(
                PacketWriter.request(
                        request.code(),
                        request.identifier(),
                        withEventTimestamp(request.request().attributes()),
                        secret,
                        false, // optional, and a NAS that does not know it may refuse; the authenticator signs all
                        RandomSource.secure()),
                secret);
        transmit(request);
    }

    /** Against replay (RFC 5176 section 6.3); hostapd ignores requests without. */
    private List<Attribute> withEventTimestamp(List<Attribute> attributes) {
        if (attributes.stream().anyMatch(attribute -> attribute.type() == AttributeType.EVENT_TIMESTAMP)) {
            return attributes;
        }
        List<Attribute> stamped = new ArrayList<>(attributes);
        stamped.add(Attribute.time(AttributeType.EVENT_TIMESTAMP, clock.instant()));
        return stamped;
    }

    private void transmit(PendingRequest request) {
        try {
            request.socket()
                    .channel()
                    .send(ByteBuffer.wrap(request.octets()), request.request().target());
        } catch (IOException e) { // no route, say: it may come back before the request is given up
            FAILURES.log("could not send to " + request.client(), e);
        }
        request.sent(System.nanoTime());
        request.dueAfterFirst(schedule.nextNanos(
                request.transmissions(), ThreadLocalRandom.current().nextDouble()));
        timers.add(request);
    }

    private void fireTimers() {
        long now = System.nanoTime();
        while (!timers.isEmpty() && now - timers.peek().dueNanos() >= 0) {
            PendingRequest request = timers.poll();
            if (schedule.isLast(request.transmissions())) {
                finish(request, request.timedOut(now));
            } else {
                await(request, Pace.Rank.AGAIN);
            }
        }
    }

    private void receive(SelectionKey key) {
        OutboundSocket socket = (OutboundSocket) key.attachment();
        try {
            buffer.clear();
            InetSocketAddress source = (InetSocketAddress) socket.channel().receive(buffer);
            while (source != null) {
                accept(socket, source, buffer.position());
                buffer.clear();
                source = (InetSocketAddress) socket.channel().receive(buffer);
            }
        } catch (IOException e) {
            FAILURES.log("could not read replies of NASes", e);
        }
    }

    private void accept(OutboundSocket socket, InetSocketAddress source, int length) {
        if (length <= IDENTIFIER_OFFSET) {
            return;
        }
        PendingRequest request = socket.find(source, octets[IDENTIFIER_OFFSET] & 0xff);
        if (request == null) {
            LOGGER.log(Level.DEBUG, "nobody waits for this reply of {0}: late, or not a NAS", source);
            return;
        }
        try {
            RadiusPacket reply = RadiusPacket.parse(octets, 0, length);
            Optional<DynamicAuthorizationOutcome.Kind> kind = request.answer(reply);
            if (kind.isPresent() && Signatures.validResponse(reply, request.authenticator(), request.secret())) {
                timers.remove(request);
                forget(request);
                finish(request, request.answered(kind.get(), reply, System.nanoTime()));
            } else {
                FAILURES.log(() -> "ignored a reply of " + request.client() + " that is forged or of another kind");
            }
        } catch (MalformedPacketException e) {
            FAILURES.log(() -> "ignored a malformed reply of " + request.client() + ": " + e.getMessage());
        }
    }

    /** It need not be sent again. */
    private void forget(PendingRequest request) {
        Pace pace = paces.get(request.request().target());
        pace.remove(request);
        if (pace.isEmpty()) {
            busyPaces.remove(pace);
        }
    }

    private void finish(PendingRequest request, DynamicAuthorizationOutcome outcome) {
        completions.submit(() -> request.outcome().complete(outcome));
        leave(request);
    }

    private void fail(PendingRequest request, Throwable cause) {
        completions.submit(() -> request.outcome().completeExceptionally(cause));
        leave(request);
    }

    /** Makes room: for the next of its session, and for one that waits for an identifier. */
    private void leave(PendingRequest request) {
        if (request.socket() != null) {
            request.socket().free(request);
        }
        Queue<PendingRequest> line = lines.get(request.line());
        line.remove();
        if (line.isEmpty()) {
            lines.remove(request.line());
        } else {
            ready.add(line.element());
        }
        InetSocketAddress target = request.request().target();
        Queue<PendingRequest> waiting = unassigned.get(target);
        if (waiting != null) {
            await(waiting.remove(), Pace.Rank.AGAIN);
            if (waiting.isEmpty()) {
                unassigned.remove(target);
            }
        }
    }

    private void close() {
        over = true;
        sockets.close();
        try {
            selector.close();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "a selector could not be closed", e);
        }
        lines.values().forEach(this::failAll);
        failAll(inbox);
    }

    private void failAll(Queue<PendingRequest> requests) {
        for (PendingRequest next = requests.poll(); next != null; next = requests.poll()) {
            next.outcome()
                    .completeExceptionally(new java.lang.IllegalStateException("the RADIUS resource adapter stopped"));
        }
    }
}
