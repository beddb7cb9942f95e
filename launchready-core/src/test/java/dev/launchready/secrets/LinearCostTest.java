package dev.launchready.secrets;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts how often characters are read, which is what a pattern or a parser that runs away would multiply. */
class LinearCostTest {
    private static final RuleIndex INDEX = new RuleIndex(SecretRules.all());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "password=",
                "password=\"",
                "sk-ant-api03-",
                "-----BEGIN RSA PRIVATE KEY-----\n",
                "eyJhbGci.",
                "://a:b@",
                "authorization: bearer ",
                "curl -u ",
                "kind: Secret\ndata:\n",
                "a.aaaaaa.",
                "key key key ",
                "AKIA",
                "xoxb-1-",
                "<token>",
                "aaaaaaaaaaaaaaaa",
                "machine login password "
            })
    void twice_the_text_is_at_most_twice_the_work(String piece) {
        long small = reads(piece.repeat(20_000 / piece.length()));
        long large = reads(piece.repeat(40_000 / piece.length()));

        assertThat(large).isLessThan(small * 22 / 10 + 10_000);
        assertThat(small).as("characters read for each character").isLessThan(20_000L * 4_000);
    }

    private static long reads(String text) {
        CountingText counting = new CountingText(text.getBytes(US_ASCII));
        new Pass(INDEX, counting, "a.txt", false).run();
        return counting.reads;
    }

    private static final class CountingText extends Text {
        private long reads;

        CountingText(byte[] bytes) {
            super(bytes, 0, bytes.length);
        }

        @Override
        public char charAt(int index) {
            reads++;
            return super.charAt(index);
        }
    }
}
