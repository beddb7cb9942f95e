package dev.launchready.net;

import dev.launchready.net.HttpDefect.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the answer to one request (RFC 9112): interim answers, head and content. Never throws; what cannot be read is a
 * failure, what can be read although it should not be is a defect, and what was read before a failure is kept.
 */
final class AnswerReader {
    private static final int MOST_INTERIM = 10;
    private static final int SHOWN = 40;

    private final HttpCall call;
    private final OctetReader in;
    private final Defects defects = new Defects();

    AnswerReader(HttpCall call, OctetReader in) {
        this.call = call;
        this.in = in;
    }

    /** What was read: a reply, a failure, or both. */
    record Answer(Optional<HttpReply> reply, List<HttpDefect> defects, Optional<NetFailure> failure) {}

    Answer read() {
        try {
            return answer(finalHead());
        } catch (WireException e) {
            return new Answer(Optional.empty(), defects.seen(), Optional.of(e.failure()));
        } catch (IOException e) {
            NetFailure failure = new NetFailure(NetFailure.Kind.RESET, String.valueOf(e.getMessage()));
            return new Answer(Optional.empty(), defects.seen(), Optional.of(failure));
        }
    }

    private HeadReader.Head finalHead() throws IOException {
        HeadReader reader = new HeadReader(in, defects);
        HeadReader.Head head = reader.read();
        for (int interim = 1; head.status() < 200 && head.status() != 101; interim++) {
            if (interim > MOST_INTERIM) {
                defects.add(
                        Kind.TOO_MANY_INTERIM,
                        "more than " + MOST_INTERIM + " answers like \"" + head.version() + " " + head.status() + " "
                                + head.reason() + "\"");
                throw new WireException(new NetFailure(
                        NetFailure.Kind.MALFORMED, "more than " + MOST_INTERIM + " interim answers and no final one"));
            }
            head = reader.read();
        }
        return head;
    }

    private Answer answer(HeadReader.Head head) {
        HttpBody body = HttpBody.empty();
        Optional<NetFailure> failure = Optional.empty();
        if (hasNoContent(head.status())) {
            noteUnexpected(head);
        } else {
            List<String> codings = new ArrayList<>(tokens(head, "Content-Encoding"));
            Optional<Content> content = framed(head, codings);
            if (content.isPresent() && isLeft(head)) {
                body = new HttpBody(new byte[0], 0, content.get().isKnownEmpty(), BodyReader.charset(""));
            } else if (content.isPresent()) {
                BodyReader reader = new BodyReader(content.get(), defects);
                String type = values(head, "Content-Type").stream().findFirst().orElse("");
                body = reader.read(codings, call.bodyLimit(), BodyReader.charset(type));
                failure = reader.failure();
                noteTrailing(body, content.get());
            } else {
                body = new HttpBody(new byte[0], 0, false, BodyReader.charset(""));
                failure = Optional.of(new NetFailure(
                        NetFailure.Kind.MALFORMED,
                        "where the content ends cannot be told from Content-Length: "
                                + Defects.printable(String.join(", ", values(head, "Content-Length")))));
            }
        }
        HttpReply reply = new HttpReply(head.version(), head.status(), head.reason(), head.headers(), body);
        return new Answer(Optional.of(reply), defects.seen(), failure);
    }

    private boolean isLeft(HeadReader.Head head) {
        return call.leavesContentOfRedirects()
                && HttpReply.isRedirect(head.status())
                && values(head, "Location").stream().anyMatch(value -> !value.isBlank());
    }

    private boolean hasNoContent(int status) {
        return call.method().equals("HEAD") || status < 200 || status == 204 || status == 304;
    }

    private void noteUnexpected(HeadReader.Head head) {
        boolean announced = head.status() == 204
                && (!tokens(head, "Transfer-Encoding").isEmpty()
                        || values(head, "Content-Length").stream().anyMatch(value -> !value.equals("0")));
        byte[] ready = head.status() == 101 ? new byte[0] : in.ready(SHOWN);
        if (ready.length > 0 || announced) {
            defects.add(
                    Kind.UNEXPECTED_CONTENT,
                    call.method() + " answered " + head.status()
                            + (ready.length > 0 ? " and content: " + Defects.printable(ready) : " and a length"));
        }
    }

    private void noteTrailing(HttpBody body, Content content) {
        byte[] ready = body.isComplete() && !(content instanceof Content.UntilClose) ? in.ready(SHOWN) : new byte[0];
        if (ready.length > 0) {
            defects.add(Kind.TRAILING_OCTETS, Defects.printable(ready));
        }
    }

    /** RFC 9112 section 6.3; empty when the end of the content cannot be told. */
    private Optional<Content> framed(HeadReader.Head head, List<String> codings) {
        boolean transfer = head.headers().stream().anyMatch(field -> field.isNamed("Transfer-Encoding"));
        boolean length = head.headers().stream().anyMatch(field -> field.isNamed("Content-Length"));
        if (transfer) {
            if (length) {
                defects.add(
                        Kind.LENGTH_WITH_TRANSFER_ENCODING,
                        "Content-Length: "
                                + String.join(", ", values(head, "Content-Length")) + " beside Transfer-Encoding: "
                                + String.join(", ", values(head, "Transfer-Encoding")));
            }
            return Optional.of(transferred(head, codings));
        }
        return length ? sized(head) : Optional.of(new Content.UntilClose(in));
    }

    private Content transferred(HeadReader.Head head, List<String> codings) {
        List<String> transfer = tokens(head, "Transfer-Encoding");
        boolean chunkedLast =
                !transfer.isEmpty() && transfer.get(transfer.size() - 1).equals("chunked");
        List<String> others = chunkedLast ? transfer.subList(0, transfer.size() - 1) : transfer;
        boolean understood = others.stream().allMatch(Set.of("gzip", "x-gzip", "deflate")::contains);
        if (!chunkedLast || !understood || head.version().equals("HTTP/1.0")) {
            defects.add(
                    Kind.BAD_TRANSFER_ENCODING,
                    head.version() + " with Transfer-Encoding: "
                            + String.join(", ", values(head, "Transfer-Encoding")));
        }
        if (understood) {
            codings.addAll(others);
        } else {
            codings.clear(); // what lies below a coding that is not understood cannot be read either
        }
        return chunkedLast ? new ChunkedContent(in, defects) : new Content.UntilClose(in);
    }

    private Optional<Content> sized(HeadReader.Head head) {
        Set<String> lengths = new LinkedHashSet<>();
        for (String value : values(head, "Content-Length")) {
            for (String one : value.split(",", -1)) {
                lengths.add(one.strip().replaceFirst("^0+(?=\\d)", ""));
            }
        }
        String said = "Content-Length: " + String.join(", ", lengths);
        if (lengths.stream().anyMatch(one -> !one.matches("[0-9]+"))) {
            defects.add(Kind.INVALID_CONTENT_LENGTH, said);
            return Optional.empty();
        }
        if (lengths.size() > 1) {
            defects.add(Kind.CONFLICTING_CONTENT_LENGTH, said);
            return Optional.empty();
        }
        String digits = lengths.iterator().next();
        // more than fits into a long is more than anybody will send
        long length = digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
        return Optional.of(new Content.Fixed(in, defects, length));
    }

    private static List<String> values(HeadReader.Head head, String name) {
        return head.headers().stream()
                .filter(field -> field.isNamed(name))
                .map(HttpHeader::value)
                .toList();
    }

    private static List<String> tokens(HeadReader.Head head, String name) {
        return tokens(values(head, name));
    }

    /** The members of a list-valued field (RFC 9110 section 5.6.1) in lower case. */
    static List<String> tokens(List<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(token -> token.strip().toLowerCase(Locale.ROOT))
                .filter(token -> !token.isEmpty())
                .toList();
    }
}
