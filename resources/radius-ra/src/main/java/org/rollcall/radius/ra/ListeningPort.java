package org.rollcall.radius.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.radius.api.Distribution;

/** One UDP port from bind to close: one Work that reads it and some that deliver. */
final class ListeningPort {
    private static final Logger LOGGER = System.getLogger(ListeningPort.class.getName());
    private static final int WANTED_BUFFER = 8 << 20;
    private static final int SUFFICIENT_BUFFER = 4 << 20;

    /** The server may be out of threads; a deployment that hangs would say nothing about it. */
    private static final long START_MILLIS = 10_000;

    private static final Duration READER_END = Duration.ofSeconds(1);
    private static final Duration DELIVERIES_END = Duration.ofSeconds(3);

    private final ListenerKind kind;
    private final DatagramChannel channel;
    private final InetSocketAddress address;
    private final List<LongWork> started = new ArrayList<>();
    private final Histogram batches = Histogram.ofSizes();
    /** Null until {@link #begin}. */
    private volatile WorkerQueue queue;

    /** Null until {@link #begin}. */
    private volatile Intake intake;

    /** Null if nothing is held. */
    private HeldReplies held;

    private ListeningPort(ListenerKind kind, DatagramChannel channel, InetSocketAddress address) {
        this.kind = kind;
        this.channel = channel;
        this.address = address;
    }

    /** Takes the port; what arrives waits in the system's buffer until {@link #begin}. */
    static ListeningPort bind(ListenerKind kind, InetSocketAddress address) throws ResourceException {
        boolean inet4 = address.getAddress() instanceof Inet4Address;
        DatagramChannel channel = null;
        try {
            channel = DatagramChannel.open(inet4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
            askForBuffers(channel);
            channel.configureBlocking(false);
            channel.bind(address);
            return new ListeningPort(kind, channel, (InetSocketAddress) channel.getLocalAddress());
        } catch (IOException e) {
            closeQuietly(channel);
            throw new ResourceException(
                    "the " + kind + " port cannot be opened: UDP "
                            + address.getAddress().getHostAddress() + " port " + address.getPort() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static void askForBuffers(DatagramChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, WANTED_BUFFER);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, WANTED_BUFFER);
        int granted = channel.getOption(StandardSocketOptions.SO_RCVBUF);
        if (granted < SUFFICIENT_BUFFER) {
            LOGGER.log(
                    Level.WARNING,
                    "the system grants a receive buffer of " + (granted >> 10)
                            + " KiB only: bursts of requests will be lost. As root: sysctl -w net.core.rmem_max="
                            + WANTED_BUFFER);
        }
    }

    /** Starts to read and to deliver. Once per port. */
    void begin(
            WorkManager works,
            Clients clients,
            Clock clock,
            MessageEndpointFactory endpoints,
            ListenerActivation activation)
            throws ResourceException {
        begin(works, clients, clock, endpoints, activation, activation.delivery());
    }

    private <A> void begin(
            WorkManager works,
            Clients clients,
            Clock clock,
            MessageEndpointFactory endpoints,
            ListenerActivation activation,
            Delivery<A> delivery)
            throws ResourceException {
        ReplySender sender = new ReplySender(channel);
        DeliveryHealth health = new DeliveryHealth();
        HeldReplies rejects = new HeldReplies(activation.rejectDelay());
        if (!activation.rejectDelay().isZero()) {
            held = rejects;
            start(works, rejects);
        }
        WorkerQueue waiting = new WorkerQueue(activation.getQueueCapacity(), activation.getWorkers());
        queue = waiting;
        for (int i = 0; i < activation.getWorkers(); i++) {
            start(
                    works,
                    new DeliveryWorker<>(
                            waiting, activation.getBatchSize(), delivery, endpoints, rejects, health, batches));
        }
        Intake reading = new Intake(kind, clients, delivery, waiting, sender, health, clock);
        startReceiver(works, reading);
        intake = reading;
        LOGGER.log(
                Level.INFO,
                "listening for " + kind + " on UDP " + address.getAddress().getHostAddress() + " port "
                        + address.getPort());
    }

    private void startReceiver(WorkManager works, Intake intake) throws ResourceException {
        try {
            Receiver receiver = new Receiver(channel, intake);
            try {
                start(works, receiver);
            } catch (ResourceException e) {
                receiver.discard();
                throw e;
            }
        } catch (IOException e) {
            throw new ResourceException("the " + kind + " port cannot be read: " + e.getMessage(), e);
        }
    }

    private void start(WorkManager works, LongWork work) throws ResourceException {
        try {
            works.startWork(work, START_MILLIS, null, null);
            if (work != held) {
                started.add(0, work);
            }
        } catch (WorkException e) {
            work.release();
            throw new ResourceException("the server gives no thread for the " + kind + " port", e);
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** For what comes by another way than UDP; empty while there is no listener. */
    Optional<Intake> intake() {
        return Optional.ofNullable(intake);
    }

    Distribution batches() {
        return batches.snapshot();
    }

    int queued() {
        WorkerQueue waiting = queue;
        return waiting == null ? 0 : waiting.size();
    }

    /** Reads no more, lets the deliveries come to their end for some seconds, and gives the port free in any case. */
    void close() {
        started.stream().filter(Receiver.class::isInstance).forEach(reader -> {
            reader.release();
            reader.awaitEnd(READER_END);
        });
        if (queue != null) {
            queue.close();
        }
        long end = System.nanoTime() + DELIVERIES_END.toNanos();
        for (LongWork work : started) {
            work.awaitEnd(Duration.ofNanos(Math.max(end - System.nanoTime(), 0)));
            work.release();
        }
        if (held != null) {
            held.release();
            held.awaitEnd(READER_END);
        }
        closeQuietly(channel);
        LOGGER.log(Level.INFO, "stopped listening for " + kind + " on UDP port " + address.getPort());
    }

    private static void closeQuietly(DatagramChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "a UDP socket could not be closed", e);
        }
    }
}
