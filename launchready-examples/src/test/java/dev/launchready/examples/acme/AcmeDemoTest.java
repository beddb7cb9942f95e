package dev.launchready.examples.acme;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class AcmeDemoTest {
    @Test
    void runs() {
        assertThatCode(() -> AcmeDemo.main(new String[0])).doesNotThrowAnyException();
    }
}
