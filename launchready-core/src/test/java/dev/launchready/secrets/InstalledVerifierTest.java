package dev.launchready.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchready.net.Deadline;
import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpReply;
import dev.launchready.net.Network;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verifier on the class path is used only where a test says so, and sends secrets to declared hosts only. */
class InstalledVerifierTest {
    private final List<SecretMatch> matches = Tokens.scan("app.js", "k=\"" + Tokens.stripe(1) + "\"");
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    /** A service that is installed for these tests. */
    public static final class Installed implements SecretVerifier {
        /** For the service loader. */
        public Installed() {}

        @Override
        public String rule() {
            return "secrets.stripe-live-secret-key";
        }

        @Override
        public String host() {
            return "api.stripe.test";
        }

        @Override
        public HttpCall ask(String secret) {
            throw new IllegalStateException("this test asks nobody");
        }

        @Override
        public Liveness read(HttpReply reply) {
            return Liveness.live();
        }
    }

    @BeforeEach
    void install(@TempDir Path root) throws IOException {
        Path services = Files.createDirectories(root.resolve("META-INF/services"));
        Files.writeString(services.resolve(SecretVerifier.class.getName()), Installed.class.getName());
        Thread.currentThread().setContextClassLoader(new Jar(root, before));
    }

    @AfterEach
    void uninstall() throws IOException {
        ((Jar) Thread.currentThread().getContextClassLoader()).close();
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void it_is_not_asked_unless_it_is_meant() {
        assertThat(apply(Verification.at("api.stripe.test"))).isEqualTo(matches);
    }

    @Test
    void it_is_asked_where_its_host_is_declared() {
        assertThat(apply(Verification.at("api.stripe.test").withInstalled())
                        .get(0)
                        .reasons())
                .contains("whether it works is not known: its verifier failed (IllegalStateException)");
    }

    @Test
    void it_is_refused_where_its_host_is_not_declared() {
        assertThatThrownBy(() -> Verification.at("127.0.0.1").withInstalled())
                .hasMessageContaining("gives secrets to api.stripe.test, which is not declared");
    }

    private List<SecretMatch> apply(Verification verification) {
        return verification.applyTo(matches, Network.system().loopbackOnly(), Deadline.in(Duration.ofSeconds(1)));
    }

    /** Loads the service itself, as a jar on the class path would, and not from the module that these tests are in. */
    private static final class Jar extends URLClassLoader {
        Jar(Path root, ClassLoader parent) throws IOException {
            super(new URL[] {root.toUri().toURL()}, parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null || !name.equals(Installed.class.getName())) {
                return loaded != null ? loaded : super.loadClass(name, resolve);
            }
            String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
            try (InputStream in = Objects.requireNonNull(InstalledVerifierTest.class.getResourceAsStream(file))) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
