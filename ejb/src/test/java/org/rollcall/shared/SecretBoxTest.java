package org.rollcall.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private static final SecretPlace HERE = new SecretPlace("nas", 7, "secret");
    private static final byte[] CLEAR = "testing123".getBytes(StandardCharsets.UTF_8);

    private static SecretKey key(int fill) {
        byte[] octets = new byte[32];
        Arrays.fill(octets, (byte) fill);
        return new SecretKeySpec(octets, "AES");
    }

    private static SecretBox box(Map<Integer, SecretKey> keys, int current) {
        SecretBox box = new SecretBox();
        box.unlock(new SecretBox.Keys(keys, current));
        return box;
    }

    private final SecretBox box = box(Map.of(1, key(1)), 1);

    @Test
    void opensWhereItWasSealed() {
        byte[] sealed = box.seal(HERE, CLEAR);
        assertThat(box.open(HERE, sealed)).isEqualTo(CLEAR);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("testing123");
        assertThat(box.seal(HERE, CLEAR)).isNotEqualTo(sealed);
        assertThat(box.open(HERE, box.seal(HERE, new byte[0]))).isEmpty();
    }

    @Test
    void opensNowhereElse() {
        byte[] sealed = box.seal(HERE, CLEAR);
        for (SecretPlace other : new SecretPlace[] {
            new SecretPlace("nas", 8, "secret"),
            new SecretPlace("internet_service", 7, "secret"),
            new SecretPlace("nas", 7, "password")
        }) {
            assertThatThrownBy(() -> box.open(other, sealed))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("was not sealed there");
        }
    }

    @Test
    void everyAlteredOctetAndEveryCutIsRefused() {
        byte[] sealed = box.seal(HERE, CLEAR);
        for (int i = 0; i < sealed.length; i++) {
            byte[] flipped = sealed.clone();
            flipped[i] ^= 1;
            assertThatThrownBy(() -> box.open(HERE, flipped)).isInstanceOf(IllegalStateException.class);
            byte[] cut = Arrays.copyOf(sealed, i);
            assertThatThrownBy(() -> box.open(HERE, cut)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void anOlderKeyStillOpensAndTheNewestSeals() {
        byte[] old = box.seal(HERE, CLEAR);
        SecretBox renewed = box(Map.of(1, key(1), 2, key(2)), 2);
        assertThat(renewed.open(HERE, old)).isEqualTo(CLEAR);
        byte[] fresh = renewed.seal(HERE, CLEAR);
        assertThatThrownBy(() -> box.open(HERE, fresh)).hasMessageContaining("data key 2");
    }

    @Test
    void lockedUntilTheStart() {
        SecretBox locked = new SecretBox();
        assertThatThrownBy(() -> locked.seal(HERE, CLEAR)).hasMessageContaining("locked");
    }
}
