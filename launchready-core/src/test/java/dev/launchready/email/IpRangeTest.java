package dev.launchready.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "192.0.2.0/24, 192.0.2.0/24",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8:0:1:0:0:0:0/64, 2001:db8:0:1::/64",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "::ffff:192.0.2.1, 192.0.2.1",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:192.0.2.1, 1:2:3:4:5:6:c000:201",
    })
    void an_address_is_read_and_printed_in_its_shortest_form(String text, String printed) {
        assertThat(IpRange.parse(text)).map(IpRange::toString).contains(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.4/33", "1.2.3.4/", "1.2.3.4/032",
                        "1.2.3.4:80",
                ":", ":1", "1:", ":::", "1::2::3", "12345::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
                        "1:2:3:4:5:6:7::8:9",
                "::1.2.3", "1:2:3:4:5:6:7:1.2.3.4", "::g", "fe80::1%eth0", "::/129", "1.2.3.4 ", "a.b.c.d", "::٣"
            })
    void what_is_no_address_is_empty(String text) {
        assertThat(IpRange.parse(text)).isEmpty();
    }

    @Test
    void a_range_holds_what_begins_with_its_bits() {
        IpRange v4 = IpRange.parse("192.0.2.128/25").orElseThrow();
        IpRange v6 = IpRange.parse("2001:db8::/65").orElseThrow();

        assertThat(v4.contains(IpRange.parse("192.0.2.200").orElseThrow())).isTrue();
        assertThat(v4.contains(IpRange.parse("192.0.2.127").orElseThrow())).isFalse();
        assertThat(v4.contains(IpRange.parse("192.0.2.0/24").orElseThrow())).isFalse();
        assertThat(v6.contains(IpRange.parse("2001:db8::7fff:0:0:1").orElseThrow()))
                .isTrue();
        assertThat(v6.contains(IpRange.parse("2001:db8::8000:0:0:1").orElseThrow()))
                .isFalse();
        assertThat(IpRange.parse("::/0").orElseThrow().contains(v4)).isFalse();
    }

    @Test
    void the_reverse_name_is_where_the_ptr_record_is() {
        assertThat(IpRange.parse("192.0.2.3").orElseThrow().reverseName()).isEqualTo("3.2.0.192.in-addr.arpa");
        assertThat(IpRange.parse("2001:db8::cb01").orElseThrow().reverseName())
                .isEqualToIgnoringCase("1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
    }

    @Test
    void a_prefix_has_to_fit_the_family() {
        IpRange address = IpRange.parse("192.0.2.3").orElseThrow();

        assertThatThrownBy(() -> address.withPrefix(33))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a prefix of 33 bits; an IPv4 address has 0 to 32");
    }

    @Property(tries = 2000)
    void any_address_survives_being_printed(@ForAll @Size(16) byte[] octets, @ForAll @IntRange(max = 15) int zeros)
            throws UnknownHostException {
        for (int i = 0; i < zeros; i++) {
            octets[(i * 2 + zeros) % 16] = 0;
        }
        IpRange range = IpRange.of(InetAddress.getByAddress(octets));

        assertThat(IpRange.parse(range.toString())).contains(range);
        assertThat(InetAddress.getByName(range.address())).isEqualTo(InetAddress.getByAddress(octets));
    }

    @Property(tries = 3000)
    void any_text_is_an_address_or_none(@ForAll String text) {
        assertThat(IpRange.parse(text).map(IpRange::toString).flatMap(IpRange::parse))
                .isEqualTo(IpRange.parse(text));
    }
}
