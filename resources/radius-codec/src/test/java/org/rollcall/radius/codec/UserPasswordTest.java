package org.rollcall.radius.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.aaa4j.radius.core.attribute.CodecContext;
import org.aaa4j.radius.core.attribute.UserPasswordDataFilter;
import org.aaa4j.radius.core.dictionary.dictionaries.StandardDictionary;
import org.aaa4j.radius.core.util.SecureRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserPasswordTest {
    private static final byte[] SECRET = {'s', 'e', 'c', 'r', 'e', 't'};
    private static final byte[] AUTHENTICATOR = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

    @Test
    void everyLengthGoesThereAndBackAndIsWhatAaa4jMakes() {
        CodecContext peer =
                new CodecContext(new StandardDictionary(), SECRET, AUTHENTICATOR, new SecureRandomProvider());
        for (int length = 1; length <= 128; length++) {
            byte[] password = new byte[length];
            for (int i = 0; i < length; i++) {
                password[i] = (byte) (255 - i);
            }
            byte[] hidden = UserPassword.encrypt(password, AUTHENTICATOR, SECRET);
            assertThat(hidden).hasSize((length + 15) / 16 * 16);
            assertThat(UserPassword.decrypt(hidden, AUTHENTICATOR, SECRET)).isEqualTo(password);
            assertThat(hidden).isEqualTo(UserPasswordDataFilter.INSTANCE.encode(peer, password));
            assertThat(UserPasswordDataFilter.INSTANCE.decode(peer, hidden)).isEqualTo(password);
        }
    }

    @Test
    void theEmptyPasswordFillsABlock() {
        byte[] hidden = UserPassword.encrypt(new byte[0], AUTHENTICATOR, SECRET);
        assertThat(hidden).hasSize(16);
        assertThat(UserPassword.decrypt(hidden, AUTHENTICATOR, SECRET)).isEmpty();
    }

    @Test
    void aWrongSecretGivesAnotherPassword() {
        byte[] hidden = UserPassword.encrypt(new byte[] {'p', 'w'}, AUTHENTICATOR, SECRET);
        assertThat(UserPassword.decrypt(hidden, AUTHENTICATOR, new byte[] {'x'}))
                .isNotEqualTo(new byte[] {'p', 'w'});
    }

    @Test
    void leavesItsArgumentsAlone() {
        byte[] password = {'p', 'w'};
        byte[] hidden = UserPassword.encrypt(password, AUTHENTICATOR, SECRET);
        byte[] before = hidden.clone();
        UserPassword.decrypt(hidden, AUTHENTICATOR, SECRET);
        assertThat(password).isEqualTo(new byte[] {'p', 'w'});
        assertThat(hidden).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 17, 127, 129, 144})
    void anImpossibleLengthIsRefused(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserPassword.decrypt(new byte[length], AUTHENTICATOR, SECRET));
    }

    @Test
    void aTooLongPasswordIsRefused() {
        byte[] password = new byte[129];
        Arrays.fill(password, (byte) 'x');
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserPassword.encrypt(password, AUTHENTICATOR, SECRET))
                .withMessageContaining("129");
    }
}
