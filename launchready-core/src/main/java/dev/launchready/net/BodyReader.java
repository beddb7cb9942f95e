package dev.launchready.net;

import dev.launchready.net.HttpDefect.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** Undoes codings and keeps what comes out, up to a bound. */
final class BodyReader {
    /** Small, so that what the decoder read ahead does not hide how much a bomb grows. */
    private static final int READ_AHEAD = 512;

    private static final int MOST_CODINGS = 4;
    /** From here on growth is measured; deflate alone can reach 1:1032. */
    private static final int HARMLESS_SIZE = 256 << 10;

    private static final int BOMB_RATIO = 200;

    private final Content content;
    private final Defects defects;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private Optional<NetFailure> failure = Optional.empty();

    BodyReader(Content content, Defects defects) {
        this.content = content;
        this.defects = defects;
    }

    /** Why the content is not what it should be; to be asked after {@link #read}. */
    Optional<NetFailure> failure() {
        return failure;
    }

    /**
     * Reads the content.
     *
     * @param codings in the order in which they were applied
     * @param limit how many decoded octets to keep at most
     * @param charset the charset declared
     * @return what was kept
     */
    HttpBody read(List<String> codings, int limit, Charset charset) {
        boolean complete;
        try {
            complete = limit == 0 ? content.isKnownEmpty() : copy(codings, limit);
        } catch (IOException | RuntimeException e) {
            // a decoder met data that is none of its own, unless its input had ended early
            complete = false;
            failure =
                    Optional.of(content.failure().map(WireException::failure).orElseGet(() -> undecodable(codings, e)));
        }
        return new HttpBody(kept.toByteArray(), content.length(), complete, charset);
    }

    private NetFailure undecodable(List<String> codings, Exception cause) {
        String detail = String.join(", ", codings) + " data is broken: " + cause.getMessage();
        defects.add(Kind.BAD_CONTENT_CODING, detail);
        return new NetFailure(NetFailure.Kind.MALFORMED, Defects.printable(detail));
    }

    private boolean copy(List<String> codings, int limit) throws IOException {
        InputStream decoded = undo(codings, limit);
        boolean coded = decoded != content;
        byte[] buffer = new byte[8192];
        while (true) {
            int room = limit - kept.size();
            int count = decoded.read(buffer, 0, Math.min(buffer.length, Math.max(1, room)));
            if (count < 0) {
                finish(decoded);
                return true;
            }
            kept.write(buffer, 0, Math.min(count, room));
            if (coded && kept.size() > HARMLESS_SIZE && kept.size() / BOMB_RATIO > content.length()) {
                defects.add(
                        Kind.DECOMPRESSION_BOMB,
                        content.length() + " octets of " + String.join(", ", codings) + " grew to more than "
                                + kept.size());
                return false;
            }
            if (room == 0) {
                return false;
            }
        }
    }

    /** A decoder stops at the end of its data; what frames the data may end later. */
    private void finish(InputStream decoded) throws IOException {
        boolean readAhead = decoded instanceof GzipMembers gzip && gzip.hasTrailing();
        if (readAhead || (decoded != content && content.read() >= 0)) {
            defects.add(Kind.BAD_CONTENT_CODING, "octets follow the end of the compressed data");
        }
    }

    private InputStream undo(List<String> codings, int limit) throws IOException {
        List<String> named =
                codings.stream().filter(coding -> !coding.equals("identity")).toList();
        Optional<String> unknown =
                named.stream().filter(coding -> !isKnown(coding)).findFirst();
        if (unknown.isPresent() || named.size() > MOST_CODINGS) {
            defects.add(
                    Kind.BAD_CONTENT_CODING,
                    unknown.map(coding -> "the content coding \"" + coding + "\" is not understood")
                            .orElse(named.size() + " content codings on top of each other"));
            return content;
        }
        if (named.isEmpty()) {
            return content;
        }
        content.bound(2L * limit + HARMLESS_SIZE);
        PushbackInputStream peekable = new PushbackInputStream(content, 2);
        int first = peekable.read();
        if (first < 0) {
            return content; // nothing was coded: redirects and errors often say gzip and send nothing
        }
        peekable.unread(first);
        InputStream decoded = peekable;
        for (int i = named.size() - 1; i >= 0; i--) {
            decoded = decoder(named.get(i), decoded);
        }
        return decoded;
    }

    private static boolean isKnown(String coding) {
        return switch (coding) {
            case "gzip", "x-gzip", "deflate", "br" -> true;
            default -> false;
        };
    }

    private static InputStream decoder(String coding, InputStream in) throws IOException {
        return switch (coding) {
            case "br" -> new BrotliInputStream(in);
            case "deflate" -> inflate(in);
            default -> new GzipMembers(in, READ_AHEAD);
        };
    }

    /** RFC 9110 section 8.4.1.2 means the zlib format; some servers send the bare deflate format instead. */
    private static InputStream inflate(InputStream in) throws IOException {
        PushbackInputStream peekable = new PushbackInputStream(in, 2);
        int first = peekable.read();
        int second = peekable.read();
        if (second >= 0) {
            peekable.unread(second);
        }
        if (first >= 0) {
            peekable.unread(first);
        }
        boolean zlib = (first & 0x0F) == 8 && ((first << 8) | second) % 31 == 0;
        return new InflaterInputStream(peekable, new Inflater(!zlib), READ_AHEAD);
    }

    /** {@return the charset parameter of a media type, if there is one that this JVM knows; UTF-8 otherwise} */
    static Charset charset(String mediaType) {
        for (String part : mediaType.split(";", -1)) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2 && pair[0].strip().toLowerCase(Locale.ROOT).equals("charset")) {
                try {
                    return Charset.forName(pair[1].strip().replace("\"", ""));
                } catch (IllegalArgumentException e) {
                    return StandardCharsets.UTF_8;
                }
            }
        }
        return StandardCharsets.UTF_8;
    }
}
