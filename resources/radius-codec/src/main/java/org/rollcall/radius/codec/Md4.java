package org.rollcall.radius.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * MD4 (RFC 1320): long broken, yet what MS-CHAPv2 hashes passwords with. Written out because no Java platform offers it
 * and the smallest library that does has eight megabytes.
 */
final class Md4 {
    static final int OCTETS = 16;

    private static final int BLOCK_OCTETS = 64;
    /** Of the message in bits, at the end of the last block. */
    private static final int LENGTH_OCTETS = 8;

    /** RFC 1320 section 3.4: which of the 16 words each step takes. */
    private static final int[][] WORDS = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
        {0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15},
        {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15}
    };

    private static final int[][] SHIFTS = {{3, 7, 11, 19}, {3, 5, 9, 13}, {3, 9, 11, 15}};
    /** 0, and the square roots of 2 and 3. */
    private static final int[] CONSTANTS = {0, 0x5a827999, 0x6ed9eba1};

    private Md4() {}

    /** @return 16 octets */
    static byte[] digest(byte[] message) {
        int blocks = (message.length + 1 + LENGTH_OCTETS + BLOCK_OCTETS - 1) / BLOCK_OCTETS;
        ByteBuffer padded = ByteBuffer.wrap(Arrays.copyOf(message, blocks * BLOCK_OCTETS))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(message.length, (byte) 0x80)
                .putLong(blocks * BLOCK_OCTETS - LENGTH_OCTETS, 8L * message.length);
        int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
        int[] words = new int[BLOCK_OCTETS / Integer.BYTES];
        while (padded.hasRemaining()) {
            for (int i = 0; i < words.length; i++) {
                words[i] = padded.getInt();
            }
            add(words, state);
        }
        ByteBuffer digest = ByteBuffer.allocate(OCTETS).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : state) {
            digest.putInt(word);
        }
        return digest.array();
    }

    private static void add(int[] words, int[] state) {
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        for (int round = 0; round < WORDS.length; round++) {
            for (int step = 0; step < words.length; step++) {
                int sum = a + mix(round, b, c, d) + words[WORDS[round][step]] + CONSTANTS[round];
                a = d;
                d = c;
                c = b;
                b = Integer.rotateLeft(sum, SHIFTS[round][step % 4]);
            }
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
    }

    private static int mix(int round, int x, int y, int z) {
        return switch (round) {
            case 0 -> (x & y) | (~x & z);
            case 1 -> (x & y) | (x & z) | (y & z);
            default -> x ^ y ^ z;
        };
    }
}
