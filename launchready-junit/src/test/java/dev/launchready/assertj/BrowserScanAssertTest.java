package dev.launchready.assertj;

import static dev.launchready.assertj.LaunchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchready.Launch;
import dev.launchready.secrets.browser.BrowserScan;
import dev.launchready.secrets.browser.BrowserSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserScanAssertTest {
    /** Never was one; put together here so that no file holds it. */
    private static final String KEY = String.join("", "sk", "_live", "_8Gd2", "kQz7", "Lw3N", "vR5t", "Xb9M", "hJ4c");

    @TempDir
    Path build;

    @Test
    void a_clean_build_holds_what_it_should() throws IOException {
        Files.writeString(build.resolve("app.js"), "fetch('/api/pay')");

        assertThat(scan()).holdsNoServerSecret().servesNoForgottenFile().servesNoSourceMap();
    }

    @Test
    void a_server_secret_is_a_finding_with_its_place_and_its_edges() throws IOException {
        Files.writeString(build.resolve("app.js"), "pay('" + KEY + "')");

        String sentence = Broken.sentence(() -> assertThat(scan()).holdsNoServerSecret());

        assertThat(sentence)
                .isEqualTo(
                        "secrets.stripe-live-secret-key | app.js:1:6: expected no server secret in what browsers are given,"
                                + " but it holds a Stripe live secret key, sk_…4c (32 characters).");
        assertThat(scan()).servesNoForgottenFile();
    }

    @Test
    void forgotten_files_and_maps_are_findings_of_their_own() throws IOException {
        Files.writeString(build.resolve(".env"), "APP_NAME=acme\n");
        Files.writeString(build.resolve("app.js.map"), "{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"\"}");

        assertThat(scan()).holdsNoServerSecret();
        assertThat(Broken.sentence(() -> assertThat(scan()).servesNoForgottenFile()))
                .startsWith("browser.env-served | .env:");
        assertThat(Broken.sentence(() -> assertThat(scan()).servesNoSourceMap()))
                .startsWith("browser.source-map-served | ");
    }

    @Test
    void what_was_not_looked_at_is_not_passed() throws IOException {
        Files.writeString(build.resolve("app.js.map"), "{");

        assertThat(Broken.unseen(() -> assertThat(scan()).holdsNoServerSecret()))
                .isEqualTo("app.js.map | the source map could not be read: its JSON is malformed");
    }

    @Test
    void several_are_told_together() throws IOException {
        Files.writeString(build.resolve("app.js"), "pay('" + KEY + "')");
        LaunchSoftAssertions soft = new LaunchSoftAssertions();

        soft.assertThat(scan()).holdsNoServerSecret();

        assertThat(soft.wasSuccess()).isFalse();
    }

    private BrowserScan scan() {
        return BrowserSecrets.inBuild(build).scan(Launch.at("acme.test").within(Duration.ofSeconds(30)));
    }
}
