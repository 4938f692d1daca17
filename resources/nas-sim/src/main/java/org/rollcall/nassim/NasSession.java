package org.rollcall.nassim;

import java.net.Inet4Address;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A session as its NAS knows it. Counters only grow and are the customer's side: upload is what the NAS receives
 * (Acct-Input-Octets). Safe for all threads.
 */
public final class NasSession {
    /** A packet of this many octets stands for the traffic, so that packet counters grow too. */
    private static final int UPLOAD_PACKET = 700;

    private static final int DOWNLOAD_PACKET = 1200;

    private final String id;
    private final String login;
    private final long port;
    private final long mac;
    private final Instant startedAt;
    private AccessAnswer access;
    private long seconds;
    private long uploadOctets;
    private long downloadOctets;
    private CoaAnswer coaAnswer;

    NasSession(String id, String login, long port, long mac, Instant startedAt, AccessAnswer access) {
        this.id = id;
        this.login = login;
        this.port = port;
        this.mac = mac;
        this.startedAt = startedAt;
        this.access = access;
    }

    /** Acct-Session-Id. */
    public String id() {
        return id;
    }

    public String login() {
        return login;
    }

    /** NAS-Port. */
    public long port() {
        return port;
    }

    /** 48 bits. */
    public long mac() {
        return mac;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** What the server granted: the Access-Accept, with what CoA-Requests changed since. */
    public synchronized AccessAnswer access() {
        return access;
    }

    public synchronized Optional<Inet4Address> framedIp() {
        return access.framedIp();
    }

    /** Acct-Session-Time of the next record. */
    public synchronized long seconds() {
        return seconds;
    }

    public synchronized long uploadOctets() {
        return uploadOctets;
    }

    public synchronized long downloadOctets() {
        return downloadOctets;
    }

    synchronized long uploadPackets() {
        return (uploadOctets + UPLOAD_PACKET - 1) / UPLOAD_PACKET;
    }

    synchronized long downloadPackets() {
        return (downloadOctets + DOWNLOAD_PACKET - 1) / DOWNLOAD_PACKET;
    }

    /** Time passes and traffic flows. */
    public synchronized NasSession carry(Duration time, long upload, long download) {
        if (time.isNegative() || upload < 0 || download < 0) {
            throw new IllegalArgumentException("counters only grow");
        }
        seconds += time.toSeconds();
        uploadOctets += upload;
        downloadOctets += download;
        return this;
    }

    /** Answers every Disconnect and CoA for this session in this way, whatever the NAS does by default. */
    public synchronized void answerCoa(CoaAnswer answer) {
        coaAnswer = answer;
    }

    synchronized Optional<CoaAnswer> coaAnswer() {
        return Optional.ofNullable(coaAnswer);
    }

    synchronized void changed(AccessAnswer granted) {
        access = granted;
    }

    @Override
    public String toString() {
        return "NasSession[" + id + " " + login + "]";
    }
}
