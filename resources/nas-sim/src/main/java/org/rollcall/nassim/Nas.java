package org.rollcall.nassim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.PacketWriter;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.RandomSource;

/**
 * A simulated NAS. Its life: {@link #open}; {@link #accountingOn} as after a power-on; for each subscriber
 * {@link #access}, and if that is accepted {@link #start}, {@link #interim} as often as one likes, and {@link #stop};
 * {@link #close}. Meanwhile it answers Disconnect- and CoA-Requests on {@link #coaPort}: one for a session that it has
 * is carried out (a Disconnect ends it and sends the Stop), one for any other gets NAK 503.
 *
 * <p>Methods block until the reply, or until the last transmission went unanswered; those named {@code ...Later} do not.
 * Safe for all threads. An interrupt of the waiting thread becomes an {@link IllegalStateException}.
 */
public final class Nas implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Nas.class.getName());

    private final NasSettings settings;
    private final NasIdentity identity;
    private final byte[] secret;
    private final Clock clock;
    private final RandomSource random = RandomSource.secure();
    private final EventLoop loop;
    private final boolean ownLoop;
    private final Tally tally = new Tally();
    private final RequestSockets authentication;
    private final RequestSockets accounting;
    private final Optional<DynamicAuthorizationPort> coa;
    private final Map<String, NasSession> sessions = new ConcurrentHashMap<>();
    private final DynamicAuthorization dynamicAuthorization;
    private final AtomicLong sessionNumber = new AtomicLong();
    private final long run;
    private volatile Optional<AckLog> ackLog = Optional.empty();

    private Nas(NasSettings settings, Clock clock, EventLoop loop, boolean ownLoop, int sourcePorts)
            throws IOException {
        this.settings = settings;
        this.identity = new NasIdentity(settings);
        this.secret = settings.secretOctets();
        this.clock = clock;
        this.loop = loop;
        this.ownLoop = ownLoop;
        this.run = clock.instant().getEpochSecond();
        dynamicAuthorization = new DynamicAuthorization(settings, tally, sessions, this::ended);
        coa = settings.coaPort() < 0
                ? Optional.empty()
                : Optional.of(new DynamicAuthorizationPort(loop, settings, tally, dynamicAuthorization));
        authentication = new RequestSockets(loop, settings, settings.server().authentication(), tally, sourcePorts);
        accounting = new RequestSockets(loop, settings, settings.server().accounting(), tally, sourcePorts);
    }

    /** @throws UncheckedIOException if its address is not this machine's or its CoA port is taken */
    public static Nas open(NasSettings settings) {
        return open(settings, Clock.systemUTC());
    }

    /** @param clock gives Event-Timestamp and the start of sessions */
    public static Nas open(NasSettings settings, Clock clock) {
        EventLoop loop = new EventLoop(settings.name());
        try {
            return open(settings, clock, loop, true, 1);
        } catch (RuntimeException e) {
            loop.close();
            throw e;
        }
    }

    static Nas open(NasSettings settings, Clock clock, EventLoop loop, boolean ownLoop, int sourcePorts) {
        try {
            return new Nas(settings, clock, loop, ownLoop, sourcePorts);
        } catch (BindException e) {
            throw new UncheckedIOException(
                    "NAS " + settings.name() + ": cannot use "
                            + settings.address().getHostAddress()
                            + (settings.coaPort() > 0 ? " with the CoA port " + settings.coaPort() : "") + ": "
                            + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("NAS " + settings.name() + ": cannot open its sockets: " + e, e);
        }
    }

    public NasSettings settings() {
        return settings;
    }

    /** The UDP port for Disconnect and CoA, or -1. */
    public int coaPort() {
        return coa.map(DynamicAuthorizationPort::port).orElse(-1);
    }

    public long count(Count count) {
        return tally.of(count);
    }

    /** Sessions between Start and Stop. */
    public List<NasSession> sessions() {
        return List.copyOf(sessions.values());
    }

    /** Verified Disconnect- and CoA-Requests so far, without retransmissions. */
    public List<RadiusPacket> coaRequests() {
        return dynamicAuthorization.requests();
    }

    /** How Disconnect and CoA are answered; at first every one with ACK. */
    public void answerCoa(CoaShares shares) {
        dynamicAuthorization.answer(shares);
    }

    public void listener(NasEvents listener) {
        dynamicAuthorization.tell(listener);
    }

    /** Writes every acknowledged accounting record there from now on. */
    public void logAcknowledgements(AckLog log) {
        ackLog = Optional.of(log);
    }

    /** Asks for access from a line of its own: port and MAC follow from the login. */
    public AccessAnswer access(Login login) {
        return await(accessLater(login, portOf(login.name()), macOf(login.name())));
    }

    /** @param mac 48 bits, sent as Calling-Station-Id */
    public AccessAnswer access(Login login, long port, long mac) {
        return await(accessLater(login, port, mac));
    }

    public CompletableFuture<AccessAnswer> accessLater(Login login, long port, long mac) {
        AccessRequestWriter writer = new AccessRequestWriter(settings, random, login, port, mac);
        return authentication.send(writer::write).thenApply(outcome -> {
            AccessAnswer told = AccessAnswer.of(outcome);
            AccessAnswer answer = writer.trusts(told) ? told : told.unproven();
            count(answer);
            return answer;
        });
    }

    private void count(AccessAnswer answer) {
        if (answer.verdict() == AccessAnswer.Verdict.NO_ANSWER) {
            return;
        }
        tally.add(answer.accepted() ? Count.ACCEPTS : Count.REJECTS);
        boolean signedFirst = !answer.attributes().isEmpty()
                && answer.attributes().get(0).type() == AttributeType.MESSAGE_AUTHENTICATOR;
        if (!signedFirst) {
            tally.add(Count.UNSIGNED);
        }
    }

    /** Access and, if it is accepted, Start; empty if either was refused or not answered. */
    public Optional<NasSession> connect(Login login) {
        AccessAnswer answer = access(login);
        if (!answer.accepted()) {
            return Optional.empty();
        }
        NasSession session = session(login.name(), portOf(login.name()), macOf(login.name()), answer);
        return start(session).answered() ? Optional.of(session) : Optional.empty();
    }

    /** A session that nobody has been told of yet. */
    public NasSession session(String login, long port, long mac, AccessAnswer access) {
        String id = settings.kind().acctSessionId(run, sessionNumber.incrementAndGet());
        return new NasSession(id, login, port, mac, clock.instant(), access);
    }

    /** A session with an Acct-Session-Id of the caller's choice and no attributes from an Access-Accept. */
    public NasSession session(String login, String acctSessionId) {
        AccessAnswer none = new AccessAnswer(AccessAnswer.Verdict.ACCEPTED, List.of(), Duration.ZERO);
        return new NasSession(acctSessionId, login, portOf(login), macOf(login), clock.instant(), none);
    }

    public Outcome start(NasSession session) {
        return await(startLater(session));
    }

    public CompletableFuture<Outcome> startLater(NasSession session) {
        sessions.put(session.id(), session);
        return account(record(StatusType.START, session, OptionalInt.empty()));
    }

    public Outcome interim(NasSession session) {
        return await(interimLater(session));
    }

    public CompletableFuture<Outcome> interimLater(NasSession session) {
        return account(record(StatusType.INTERIM, session, OptionalInt.empty()));
    }

    public Outcome stop(NasSession session, TerminateCause cause) {
        return await(stopLater(session, cause));
    }

    public CompletableFuture<Outcome> stopLater(NasSession session, TerminateCause cause) {
        sessions.remove(session.id());
        return account(record(StatusType.STOP, session, OptionalInt.of(cause.number())));
    }

    /** Tells that the NAS has come up; it has no sessions any more. */
    public Outcome accountingOn() {
        sessions.clear();
        return await(account(AccountingRecord.ofNas(StatusType.ACCOUNTING_ON, clock.instant())));
    }

    /** Tells that the NAS goes down; it has no sessions any more. */
    public Outcome accountingOff() {
        sessions.clear();
        return await(account(AccountingRecord.ofNas(StatusType.ACCOUNTING_OFF, clock.instant())));
    }

    /** Any request, signed: what the plain methods do not say. Accounting goes to the accounting port. */
    public Outcome request(PacketCode code, List<Attribute> attributes) {
        RequestSockets sockets = code == PacketCode.ACCOUNTING_REQUEST ? accounting : authentication;
        return await(sockets.send(
                identifier -> PacketWriter.request(code, identifier, attributes, secret, settings.signing(), random)));
    }

    private AccountingRecord record(StatusType type, NasSession session, OptionalInt cause) {
        return AccountingRecord.of(type, session, clock.instant(), cause);
    }

    private CompletableFuture<Outcome> account(AccountingRecord record) {
        List<Attribute> attributes = record.attributes(identity);
        return accounting
                .send(identifier -> PacketWriter.request(
                        PacketCode.ACCOUNTING_REQUEST, identifier, attributes, secret, false, random))
                .thenApply(outcome -> {
                    if (outcome.answered()) {
                        tally.add(Count.RECORDS);
                        ackLog.ifPresent(log ->
                                log.acknowledged(record, settings.address().getHostAddress()));
                    }
                    return outcome;
                });
    }

    private void ended(NasSession session) {
        CompletableFuture<Outcome> unused = stopLater(session, TerminateCause.ADMIN_RESET)
                .whenComplete((outcome, fault) -> {
                    if (fault != null) {
                        LOG.log(Level.WARNING, "the Stop after a Disconnect was not sent", fault);
                    }
                });
    }

    static long portOf(String login) {
        return Math.floorMod(login.hashCode(), 4000);
    }

    /** A locally administered address (02:...). */
    static long macOf(String login) {
        return 0x0200_0000_0000L | (login.hashCode() & 0xffffffffL);
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a reply", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request failed", e.getCause());
        }
    }

    /** Closes its sockets; the server is told nothing, as after a power cut. */
    @Override
    public void close() {
        try {
            if (coa.isPresent()) {
                coa.get().close();
            }
            authentication.close();
            accounting.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing " + settings.name(), e);
        }
        if (ownLoop) {
            loop.close();
        }
    }
}
