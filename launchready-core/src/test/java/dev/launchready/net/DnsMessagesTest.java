package dev.launchready.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What is made of messages that servers get wrong without breaking them: order, case, company and nesting. */
class DnsMessagesTest {
    private static final Name WWW = Name.fromConstantString("www.acme.test.");
    private static final String SOA = "acme.test. SOA ns1.acme.test. hostmaster.acme.test. 1 2 3 4 5";

    static Stream<Arguments> answers() {
        return Stream.of(
                row("an address", DnsStatus.FOUND, "203.0.113.1", 0, "www.acme.test. A 203.0.113.1"),
                row("another case", DnsStatus.FOUND, "203.0.113.1", 0, "wWw.AcMe.TeSt. A 203.0.113.1"),
                row(
                        "an alias after its target",
                        DnsStatus.FOUND,
                        "203.0.113.1",
                        1,
                        "a.test. A 203.0.113.1",
                        "www.acme.test. CNAME a.test."),
                row(
                        "aliases in any order and case",
                        DnsStatus.FOUND,
                        "203.0.113.1",
                        2,
                        "B.test. CNAME c.test.",
                        "C.TEST. A 203.0.113.1",
                        "www.acme.test. CNAME b.TEST."),
                row("an address of somebody else", DnsStatus.NODATA, "", 0, "mail.acme.test. A 203.0.113.1"),
                row(
                        "one's own among others",
                        DnsStatus.FOUND,
                        "203.0.113.2",
                        0,
                        "evil.test. A 203.0.113.1",
                        "www.acme.test. A 203.0.113.2"),
                row("another type", DnsStatus.NODATA, "", 0, "www.acme.test. TXT \"x\""),
                row("an alias and nothing", DnsStatus.ALIAS_ELSEWHERE, "", 1, "www.acme.test. CNAME a.test."),
                row(
                        "an alias and an address of the alias's owner",
                        DnsStatus.FOUND,
                        "203.0.113.1",
                        0,
                        "www.acme.test. CNAME a.test.",
                        "www.acme.test. A 203.0.113.1"),
                row("an alias to itself", DnsStatus.ALIAS_LOOP, "", 1, "www.acme.test. CNAME WWW.acme.test."),
                row(
                        "a loop of two",
                        DnsStatus.ALIAS_LOOP,
                        "",
                        2,
                        "www.acme.test. CNAME a.test.",
                        "a.test. CNAME www.acme.test."),
                row("the parent's record", DnsStatus.NODATA, "", 0, "acme.test. A 203.0.113.1"),
                row("a wildcard as such", DnsStatus.NODATA, "", 0, "*.acme.test. A 203.0.113.1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void reads(String name, DnsStatus status, String address, int aliases, List<String> records) {
        DnsAnswer answer = read(reply(Rcode.NOERROR, Section.ANSWER, records));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.records(DnsRecord.Address.class).map(DnsRecord.Address::data))
                .containsExactlyElementsOf(address.isEmpty() ? List.of() : List.of(address));
        assertThat(answer.aliases()).hasSize(aliases);
    }

    @Test
    void what_stands_beside_the_answer_is_no_answer() {
        Message additional = reply(Rcode.NOERROR, Section.ADDITIONAL, List.of("www.acme.test. A 203.0.113.1"));
        Message authority = reply(Rcode.NOERROR, Section.AUTHORITY, List.of(SOA));

        assertThat(read(additional).status()).isEqualTo(DnsStatus.NODATA);
        assertThat(read(authority).status()).isEqualTo(DnsStatus.NODATA);
    }

    @Test
    void a_denial_of_an_aliass_target_keeps_the_alias() {
        DnsAnswer denied = read(reply(Rcode.NXDOMAIN, Section.ANSWER, List.of("www.acme.test. CNAME gone.test.")));
        DnsAnswer failed = read(reply(Rcode.SERVFAIL, Section.ANSWER, List.of("www.acme.test. CNAME down.test.")));

        assertThat(denied.status()).isEqualTo(DnsStatus.NXDOMAIN);
        assertThat(denied.aliases()).extracting(DnsRecord.Alias::target).containsExactly("gone.test");
        assertThat(failed.status()).isEqualTo(DnsStatus.SERVFAIL);
        assertThat(failed.isConclusive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {Rcode.FORMERR, Rcode.NOTIMP, Rcode.YXDOMAIN, Rcode.NOTAUTH, Rcode.NOTZONE})
    void other_codes_say_nothing_of_the_name(int code) {
        assertThat(read(reply(code, Section.ANSWER, List.of())).status()).isEqualTo(DnsStatus.MALFORMED);
    }

    @Test
    void only_an_answer_to_the_very_question_counts() {
        Message query = DnsMessages.query(7, WWW, RecordType.A, new DnsMessages.Manner(true, false), true);
        Message right = reply(Rcode.NOERROR, Section.ANSWER, List.of());
        right.getHeader().setID(7);

        assertThat(DnsMessages.mismatch(query, right)).isEmpty();
        assertThat(DnsMessages.mismatch(query, asked(right, "WWW.ACME.TEST.", Type.A)))
                .isEmpty();
        assertThat(DnsMessages.mismatch(query, asked(right, "www.acme.test.", Type.AAAA)))
                .isPresent();
        assertThat(DnsMessages.mismatch(query, asked(right, "www.other.test.", Type.A)))
                .isPresent();
        assertThat(DnsMessages.mismatch(query, query)).contains("a question instead of an answer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a name that points at itself
                "0007 8400 0001 0000 0000 0000 c00c 0001 0001",
                // two names that point at each other
                "0007 8400 0001 0001 0000 0000 c00e c00c 0001 0001",
                // a pointer beyond the end
                "0007 8400 0001 0000 0000 0000 cfff 0001 0001",
                // a label longer than the message
                "0007 8400 0001 0000 0000 0000 3f61 6263",
                // more records than there are
                "0007 8400 0001 0009 0000 0000 0161 0000 0100 01",
                // a record that is longer than the message
                "0007 8400 0000 0001 0000 0000 0000 0100 0100 0000 0000 ff01",
                // half a header
                "0007 8400",
                "",
            })
    void octets_that_lead_astray_are_no_message(String hex) {
        byte[] octets = java.util.HexFormat.of().parseHex(hex.replace(" ", ""));

        DnsMessages.Received received = DnsMessages.parse(octets);

        assertThat(received.message()).isEmpty();
        assertThat(received.defect()).startsWith(octets.length + " octets that are no DNS message");
    }

    private static Message asked(Message original, String name, int type) {
        Message message = original.clone();
        message.removeAllRecords(Section.QUESTION);
        message.addRecord(Record.newRecord(Name.fromConstantString(name), type, DClass.IN), Section.QUESTION);
        return message;
    }

    private static Message reply(int code, int section, List<String> records) {
        Message message = new Message(1);
        message.getHeader().setFlag(Flags.QR);
        message.getHeader().setRcode(code);
        message.addRecord(Record.newRecord(WWW, Type.A, DClass.IN), Section.QUESTION);
        records.forEach(text -> message.addRecord(record(text), section));
        return message;
    }

    private static Record record(String text) {
        String[] parts = text.split(" ", 3);
        try {
            return Record.fromString(
                    Name.fromString(parts[0]), Type.value(parts[1]), DClass.IN, 300, parts[2], Name.root);
        } catch (IOException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no record", e);
        }
    }

    private static DnsAnswer read(Message message) {
        return DnsMessages.read(message, WWW, RecordType.A, "127.0.0.1:53", Duration.ZERO);
    }

    private static Arguments row(String name, DnsStatus status, String address, int aliases, String... records) {
        return arguments(name, status, address, aliases, List.of(records));
    }
}
