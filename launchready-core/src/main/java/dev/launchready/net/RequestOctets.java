package dev.launchready.net;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes requests (RFC 9112 section 3), with the fields that every one needs unless the caller gave them. */
final class RequestOctets {
    private static final List<String> METHODS_WITH_CONTENT = List.of("POST", "PUT", "PATCH");

    private static final int SMALL = 16 << 10;

    private RequestOctets() {}

    /** Writes head and content; together where they are small, so that they travel in one packet. */
    static void write(HttpCall call, String userAgent, OutputStream out) throws IOException {
        if (call.content().length > SMALL) {
            out.write(head(call, userAgent));
            out.write(call.content());
        } else {
            out.write(of(call, userAgent));
        }
    }

    /** {@return head and content in one, for a sender that portions them itself} */
    static byte[] of(HttpCall call, String userAgent) {
        byte[] head = head(call, userAgent);
        byte[] content = call.content();
        byte[] both = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, both, head.length, content.length);
        return both;
    }

    private static byte[] head(HttpCall call, String userAgent) {
        StringBuilder head = new StringBuilder();
        head.append(call.method())
                .append(' ')
                .append(call.url().requestTarget())
                .append(" HTTP/1.1\r\n");
        field(head, call, "Host", call.url().authority());
        field(head, call, "User-Agent", userAgent);
        field(head, call, "Accept-Encoding", "gzip, deflate, br");
        field(head, call, "Connection", "close");
        call.headers().forEach(field -> head.append(field.line()).append("\r\n"));
        boolean framed = call.headers().stream().anyMatch(field -> field.isNamed("Transfer-Encoding"));
        if (!framed && (call.hasContent() || METHODS_WITH_CONTENT.contains(call.method()))) {
            field(head, call, "Content-Length", String.valueOf(call.content().length));
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void field(StringBuilder head, HttpCall call, String name, String value) {
        if (call.headers().stream().noneMatch(given -> given.isNamed(name))) {
            head.append(name).append(": ").append(value).append("\r\n");
        }
    }
}
