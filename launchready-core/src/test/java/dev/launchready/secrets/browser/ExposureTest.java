package dev.launchready.secrets.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENVIRONMENT | APP_ENV=production",
                "ENVIRONMENT | # made by hand\\n\\nexport A=1\\nB='two\\nlines'\\n",
                "GIT_HEAD | ref: refs/heads/main\\n",
                "GIT_HEAD | 0123456789012345678901234567890123456789",
                "GIT_CONFIG | [core]\\n\\trepositoryformatversion = 0",
                "CREDENTIALS | [default]\\naws_access_key_id = x",
                "CREDENTIALS | //registry.npmjs.org/:_authToken=x",
                "PRIVATE_KEY | -----BEGIN OPENSSH PRIVATE KEY-----\\nx",
                "DUMP | -- MySQL dump 10.13",
                "DUMP | CREATE TABLE users (id int);",
                "SETTINGS | {\"api\":\"https://api.acme.test\"}",
                "COMPOSE | version: '3'\\nservices:\\n  db:\\n"
            })
    void a_file_is_known_by_its_form(Exposure exposure, String text) {
        assertThat(exposure.fits(text.replace("\\n", "\n"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><html><head><script>A=1</script>",
                "<html>\nA=1\nB=2\n[core]\nservices:\ncreate table x\n",
                "",
                "Not found",
                "404: no such page = sorry",
                "{\"error\": \"not found\"",
                "Please sign in = here\nA=1",
                "   <HTML lang=\"en\">\nAPP_ENV=production"
            })
    void a_page_that_stands_for_all_has_no_such_form(String text) {
        assertThat(Arrays.stream(Exposure.values()).filter(exposure -> exposure.fits(text)))
                .isEmpty();
    }

    @Test
    void an_answer_in_json_is_taken_for_settings_alone() {
        String text = "{\"error\":\"not found\"}";

        assertThat(Arrays.stream(Exposure.values()).filter(exposure -> exposure.fits(text)))
                .containsExactly(Exposure.SETTINGS);
    }
}
