package dev.launchready.junit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlaceholderExtension.class)
class PlaceholderTest {
    @Test
    void runs() {
        assertThat(PlaceholderExtension.class.getModule()).isNotNull();
        System.out.println("MODULE " + PlaceholderExtension.class.getModule() + " JUNIT "
                + Test.class.getProtectionDomain().getCodeSource().getLocation());
    }

    @Property
    void squares(@ForAll int value) {
        assertThat((long) value * value).isNotNegative();
    }
}
