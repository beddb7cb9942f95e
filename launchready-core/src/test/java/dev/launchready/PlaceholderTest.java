package dev.launchready;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlaceholderTest {
    @Test
    void runs() throws IOException {
        HttpServer server = HttpServer.create();
        assertThat(server).isNotNull();
        System.out.println("MODULE " + Placeholder.class.getModule() + " JUNIT "
                + Test.class.getProtectionDomain().getCodeSource().getLocation());
    }

    @Property
    void squares(@ForAll int value) {
        assertThat((long) value * value).isNotNegative();
    }
}
