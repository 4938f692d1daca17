package org.rollcall.radius.ra;

import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.rollcall.radius.api.CalmLog;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.MalformedPacketException;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.PacketWriter;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.Signatures;
import org.rollcall.radius.codec.Signatures.MessageAuthenticatorState;

/**
 * What happens to a datagram of one port before anybody works on it, cheapest check first: known source, well formed,
 * signed, not a retransmission; then into the queue of the workers. Runs in the port's one receiving thread.
 */
final class Intake {
    private static final CalmLog STRANGERS = new CalmLog(Intake.class, Level.WARNING);
    private static final CalmLog BAD_PACKETS = new CalmLog(Intake.class, Level.WARNING);
    private static final CalmLog BAD_SIGNATURES = new CalmLog(Intake.class, Level.WARNING);
    private static final CalmLog OVERLOAD = new CalmLog(Intake.class, Level.WARNING);

    /** RFC 6614 section 2.3. */
    private static final byte[] RADSEC_SECRET = "radsec".getBytes(StandardCharsets.US_ASCII);

    private final ListenerKind kind;
    private final Clients clients;
    private final Delivery<?> delivery;
    private final WorkerQueue queue;
    private final ReplySender sender;
    private final DeliveryHealth health;
    private final Clock clock;
    private final RetransmissionCache cache;

    Intake(
            ListenerKind kind,
            Clients clients,
            Delivery<?> delivery,
            WorkerQueue queue,
            ReplySender sender,
            DeliveryHealth health,
            Clock clock) {
        this.kind = kind;
        this.clients = clients;
        this.delivery = delivery;
        this.queue = queue;
        this.sender = sender;
        this.health = health;
        this.clock = clock;
        this.cache = new RetransmissionCache(
                kind == ListenerKind.AUTHENTICATION
                        ? RetransmissionCache.MOST_ACCESS
                        : RetransmissionCache.MOST_ACCOUNTING);
    }

    /** Takes one datagram; the array is free again afterwards. */
    void accept(InetSocketAddress source, byte[] datagram, int length) {
        KnownClient client = clients.find(source.getAddress());
        if (client == null) {
            clients.countUnknownSource();
            STRANGERS.log(() -> "dropped a datagram of " + source + " to the " + kind + " port: no such NAS");
            return;
        }
        client.counters().packetAt(clock.millis());
        try {
            accept(client, source, RadiusPacket.parse(datagram, 0, length));
        } catch (MalformedPacketException e) {
            client.counters().malformed.increment();
            BAD_PACKETS.log(() -> "dropped a malformed packet of " + client + ": " + e.getMessage());
        }
    }

    /**
     * Takes one packet that came by TLS. TLS itself keeps it whole and secret, and nothing is ever sent again by one
     * connection (RFC 6613 section 2.6.1), so there is no rule about Message-Authenticator and no memory of
     * retransmissions.
     */
    void accept(KnownClient client, RadSecConnection connection, RadiusPacket packet) {
        client.counters().packetAt(clock.millis());
        if (packet.codeNumber() == PacketCode.STATUS_SERVER.number()) {
            answerStatus(client, RADSEC_SECRET, connection.peer(), packet, connection);
        } else if (packet.codeNumber() != kind.request().number()) {
            countForeign(client, packet);
        } else if (!Signatures.validRequest(packet, RADSEC_SECRET)
                || Signatures.messageAuthenticator(packet, RADSEC_SECRET) == MessageAuthenticatorState.INVALID) {
            boolean refused = refuse(client, "by TLS the secret is \"radsec\" (RFC 6614 section 2.3)");
        } else {
            put(
                    client,
                    new Exchange(
                            client,
                            delivery.shard(client, packet),
                            RADSEC_SECRET,
                            clock.instant(),
                            packet,
                            new RememberedRequest(
                                    connection.peer(), packet.identifier(), packet.authenticator(), System.nanoTime()),
                            connection));
        }
    }

    /** All that was waiting on the socket was accepted: get the workers going. */
    void flush() {
        queue.wake();
    }

    private void accept(KnownClient client, InetSocketAddress source, RadiusPacket packet) {
        byte[] secret = SecretChoice.of(client, source.getAddress(), packet, clock.millis());
        if (packet.codeNumber() == kind.request().number()) {
            if (isSigned(client, secret, packet)) {
                admit(client, secret, source, packet);
            }
        } else if (packet.codeNumber() == PacketCode.STATUS_SERVER.number()) {
            answerStatus(client, secret, source, packet, sender);
        } else {
            countForeign(client, packet);
        }
    }

    private void countForeign(KnownClient client, RadiusPacket packet) {
        client.counters().malformed.increment();
        BAD_PACKETS.log(() -> "dropped a packet of " + client + ": code " + packet.codeNumber()
                + " does not belong to the " + kind + " port");
    }

    private boolean isSigned(KnownClient client, byte[] secret, RadiusPacket packet) {
        if (!Signatures.validRequest(packet, secret)) {
            return refuse(client, "its Request Authenticator is wrong (is the secret the same on both sides?)");
        }
        MessageAuthenticatorState state = Signatures.messageAuthenticator(packet, secret);
        int inARow = client.validMessageAuthenticatorsInARow();
        MessageAuthenticatorPolicy.Verdict verdict = MessageAuthenticatorPolicy.judge(
                rule(client),
                state,
                Signatures.needsMessageAuthenticator(packet),
                kind == ListenerKind.AUTHENTICATION && packet.has(AttributeType.PROXY_STATE),
                kind == ListenerKind.AUTHENTICATION ? inARow : 0);
        if (kind == ListenerKind.AUTHENTICATION && !client.isPrefix()) {
            int next = MessageAuthenticatorPolicy.next(inARow, state, verdict);
            if (next != inARow) {
                client.validMessageAuthenticatorsInARow(next);
            }
        }
        return switch (verdict) {
            case ADMIT -> true;
            case WRONG -> refuse(client, "its Message-Authenticator is wrong (is the secret the same on both sides?)");
            case MISSING -> {
                client.counters().missingMessageAuthenticator.increment();
                BAD_SIGNATURES.log(() -> "dropped a packet of " + client + ": it needs a Message-Authenticator");
                yield false;
            }
        };
    }

    /** An Accounting-Request's own authenticator is its signature: RFC 2866 section 3 asks for no other. */
    private MessageAuthenticatorRule rule(KnownClient client) {
        return kind == ListenerKind.AUTHENTICATION
                ? client.settings().messageAuthenticator()
                : MessageAuthenticatorRule.AUTO;
    }

    private static boolean refuse(KnownClient client, String why) {
        client.counters().badAuthenticator.increment();
        BAD_SIGNATURES.log(() -> "dropped a packet of " + client + ": " + why);
        return false;
    }

    private void admit(KnownClient client, byte[] secret, InetSocketAddress source, RadiusPacket packet) {
        long now = System.nanoTime();
        byte[] authenticator = packet.authenticator();
        RememberedRequest last = cache.find(source, packet.identifier());
        if (last != null && last.isSentAgainBy(authenticator, now)) {
            client.counters().retransmissions.increment();
            if (last.state() == RememberedRequest.State.ANSWERED) {
                sender.send(last.reply(), source);
            }
            return;
        }
        RememberedRequest remembered =
                new RememberedRequest(cache.shared(source), packet.identifier(), authenticator, now);
        Exchange exchange = new Exchange(
                client, delivery.shard(client, packet), secret, clock.instant(), packet, remembered, sender);
        if (put(client, exchange)) {
            cache.put(remembered, last);
        }
    }

    private void drop(Exchange exchange) {
        exchange.remembered().forgotten();
        exchange.client().counters().dropped.increment();
        OVERLOAD.log(() -> "dropped a request of " + exchange.client() + ": the " + kind + " queue is full");
    }

    /** False if the queue was full. */
    private boolean put(KnownClient client, Exchange exchange) {
        boolean taken = queue.put(exchange, this::drop);
        if (taken) {
            client.counters().requests.increment();
        }
        return taken;
    }

    /** RFC 5997 section 3: answered at once, but only to who knows the secret. */
    private void answerStatus(
            KnownClient client, byte[] secret, InetSocketAddress source, RadiusPacket packet, ReplyPath path) {
        switch (Signatures.messageAuthenticator(packet, secret)) {
            case VALID -> {
                if (health.isGood(System.nanoTime())) {
                    path.send(PacketWriter.response(kind.statusReply(), packet, List.of(), secret), source);
                }
            }
            case INVALID -> refuse(client, "the Message-Authenticator of its Status-Server is wrong");
            case ABSENT -> {
                client.counters().missingMessageAuthenticator.increment();
                BAD_SIGNATURES.log(() -> "dropped a Status-Server of " + client + " without Message-Authenticator");
            }
        }
    }
}
