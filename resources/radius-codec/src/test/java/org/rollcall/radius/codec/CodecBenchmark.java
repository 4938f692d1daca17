package org.rollcall.radius.codec;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * One thread's work on an accounting request besides storing it: parse, verify, read the fields, build the signed reply.
 * Run {@code main}; prints requests per second of CPU and octets of garbage for each.
 */
final class CodecBenchmark {
    private static final int ROUNDS = 8;
    private static final int REQUESTS = 1_000_000;

    private CodecBenchmark() {}

    public static void main(String[] arguments) throws MalformedPacketException {
        Vectors.Sample sample = Vectors.allSamples().stream()
                .filter(candidate -> candidate.name().equals("own-accounting packet 3"))
                .findFirst()
                .orElseThrow();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        PrintStream out = System.out;
        for (int round = 0; round < ROUNDS; round++) {
            long cpu = threads.getCurrentThreadCpuTime();
            long garbage = threads.getCurrentThreadAllocatedBytes();
            long check = 0;
            for (int i = 0; i < REQUESTS; i++) {
                check += answer(sample.octets(), sample.secret());
            }
            double seconds = (threads.getCurrentThreadCpuTime() - cpu) / 1e9;
            garbage = threads.getCurrentThreadAllocatedBytes() - garbage;
            out.printf(
                    "%,.0f requests/s of %d octets, %d octets of garbage each (%d)%n",
                    REQUESTS / seconds, sample.octets().length, garbage / REQUESTS, check);
        }
    }

    private static long answer(byte[] datagram, byte[] secret) throws MalformedPacketException {
        RadiusPacket request = RadiusPacket.parse(datagram, 0, datagram.length);
        if (!Signatures.validRequest(request, secret)) {
            throw new IllegalStateException("the sample is signed");
        }
        long sum = request.integer(AttributeType.ACCT_STATUS_TYPE).orElseThrow()
                + request.integer(AttributeType.ACCT_SESSION_TIME).orElseThrow()
                + request.integer(AttributeType.ACCT_INPUT_OCTETS).orElseThrow()
                + request.integer(AttributeType.ACCT_OUTPUT_OCTETS).orElseThrow()
                + request.integer(AttributeType.ACCT_INPUT_GIGAWORDS).orElseThrow()
                + request.integer(AttributeType.ACCT_OUTPUT_GIGAWORDS).orElseThrow()
                + request.text(AttributeType.ACCT_SESSION_ID).orElseThrow().length()
                + request.text(AttributeType.USER_NAME).orElseThrow().length()
                + request.text(AttributeType.CALLING_STATION_ID).orElseThrow().length()
                + request.integer(AttributeType.EVENT_TIMESTAMP).orElseThrow();
        byte[] reply = PacketWriter.response(PacketCode.ACCOUNTING_RESPONSE, request, List.of(), secret);
        return sum + reply.length;
    }
}
