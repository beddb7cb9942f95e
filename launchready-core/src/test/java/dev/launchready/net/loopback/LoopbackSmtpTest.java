package dev.launchready.net.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackSmtpTest {
    private final LoopbackSmtp server = LoopbackSmtp.start();
    private final SmtpClient client = new SmtpClient(server);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void a_mail_is_kept_as_sent() {
        assertThat(client.hears()).isEqualTo("220 mx.test ESMTP");

        List<String> codes = client.mail("Subject: Welcome\r\n\r\nHi Ada,\r\n..dot\r\n\r\ngr\u00c3\u00bc\u00c3\u009fe");

        assertThat(codes).containsExactly("250", "250", "250", "354", "250");
        assertThat(server.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.from()).isEqualTo("app@acme.test");
            assertThat(mail.recipients()).containsExactly("ada@acme.test");
            assertThat(mail.text()).isEqualTo("Subject: Welcome\r\n\r\nHi Ada,\r\n.dot\r\n\r\ngrüße\r\n");
            assertThat(mail.secured()).isFalse();
            assertThat(mail).hasToString("mail from <app@acme.test> to [ada@acme.test], 46 octets");
        });
    }

    @Test
    void several_mails_and_recipients_go_over_one_connection() {
        assertThat(client.hears()).startsWith("220");
        client.mail("first");

        assertThat(client.says("MAIL FROM:<> SIZE=10")).startsWith("250");
        assertThat(client.says("RCPT TO:<a@acme.test> NOTIFY=NEVER")).startsWith("250");
        assertThat(client.says("RCPT TO:<b@acme.test>")).startsWith("250");
        assertThat(client.says("DATA")).startsWith("354");
        assertThat(client.says("second\r\n.")).startsWith("250");

        assertThat(server.mails()).extracting(ReceivedMail::from).containsExactly("app@acme.test", "");
        assertThat(server.mails().get(1).recipients()).containsExactly("a@acme.test", "b@acme.test");
        server.forget();
        assertThat(server.mails()).isEmpty();
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void commands_out_of_order_are_refused_and_a_reset_forgets_the_sender() {
        assertThat(client.hears()).startsWith("220");

        assertThat(client.says("RCPT TO:<a@acme.test>")).startsWith("503");
        assertThat(client.says("DATA")).startsWith("503");
        assertThat(client.says("MAIL FROM:<a@acme.test>")).startsWith("250");
        assertThat(client.says("NOOP")).startsWith("250");
        assertThat(client.says("RSET")).startsWith("250");
        assertThat(client.says("RCPT TO:<a@acme.test>")).startsWith("503");
        assertThat(client.says("VRFY a")).startsWith("502");
        assertThat(client.says("QUIT")).startsWith("221");
        assertThat(client.hears()).isEqualTo("closed");
    }

    @Test
    void any_credentials_will_do_and_none_are_kept() {
        assertThat(client.hears()).startsWith("220");

        assertThat(client.says("AUTH PLAIN AGFkYQBzZXNhbQ==")).startsWith("235");
        assertThat(client.says("AUTH LOGIN")).startsWith("334");
        assertThat(client.says("YWRh")).startsWith("334");
        assertThat(client.says("c2VzYW0=")).startsWith("235");

        assertThat(server.commands()).containsExactly("AUTH PLAIN ***", "AUTH LOGIN");
    }

    @Test
    void a_mail_that_is_not_ended_is_not_taken() {
        assertThat(client.hears()).startsWith("220");
        client.says("MAIL FROM:<a@acme.test>");
        client.says("RCPT TO:<b@acme.test>");
        client.says("DATA");

        client.close();
        server.close();

        assertThat(server.mails()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NONE,              250 250 250 354 250,     1",
        "MAILBOX_BUSY,      250 250 450,             0",
        "NO_SUCH_MAILBOX,   250 250 550,             0",
        "LOCAL_ERROR,       250 250 250 354 451,     0",
        "MAILBOX_FULL,      250 250 250 354 552,     0",
        "REPLY_LOST,        250 250 250 354 closed,  1",
        "SILENT_AFTER_DATA, 250 250 250 354 silence, 1",
    })
    void each_fault_shows_where_it_should_on_an_open_connection(SmtpFault fault, String replies, int kept) {
        assertThat(client.hears()).startsWith("220");
        server.fail(fault);
        if (fault == SmtpFault.SILENT_AFTER_DATA) {
            client.patientFor(300);
        }

        assertThat(client.mail("hi")).containsExactly(replies.split(" ", -1));

        assertThat(server.mails()).hasSize(kept);
    }

    @Test
    void it_works_again_on_the_same_connection() {
        assertThat(client.hears()).startsWith("220");
        server.fail(SmtpFault.MAILBOX_FULL);
        assertThat(client.mail("one")).endsWith("552");

        server.heal();

        assertThat(client.mail("two")).endsWith("250");
        assertThat(server.mails()).extracting(ReceivedMail::data).containsExactly("two\r\n");
    }
}
