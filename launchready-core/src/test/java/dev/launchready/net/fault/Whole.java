package dev.launchready.net.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Reads a response in the simplest way that can be, to check those that are read in a cleverer one. */
final class Whole {
    private Whole() {}

    /** The content of a response that has to be well-formed to the last octet. */
    static String content(String response) {
        int end = response.indexOf("\r\n\r\n") + 4;
        String head = response.substring(0, end);
        String rest = response.substring(end);
        if (head.contains("Transfer-Encoding: chunked")) {
            StringBuilder content = new StringBuilder();
            while (true) {
                int line = rest.indexOf("\r\n");
                int size = Integer.parseInt(rest.substring(0, line), 16);
                if (size == 0) {
                    if (!rest.substring(line).equals("\r\n\r\n")) {
                        throw new AssertionError("behind the last chunk: " + rest.substring(line));
                    }
                    return content.toString();
                }
                content.append(rest, line + 2, line + 2 + size);
                rest = rest.substring(line + 2 + size + 2);
            }
        }
        int length = head.indexOf("Content-Length: ");
        if (length >= 0) {
            String digits = head.substring(length + 16, head.indexOf("\r\n", length));
            if (Integer.parseInt(digits) != rest.length()) {
                throw new AssertionError(digits + " octets announced, and " + rest.length() + " came");
            }
        }
        return rest;
    }

    static String gzip(String text) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(coded)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return coded.toString(StandardCharsets.ISO_8859_1);
    }
}
