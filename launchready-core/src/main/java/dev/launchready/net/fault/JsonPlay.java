package dev.launchready.net.fault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * Breaks JSON by its last octet: a comma instead, behind which no JSON text can end. The length stays the same, so that
 * content passes while it comes. Coded content is kept, decoded and sent without its coding.
 */
final class JsonPlay extends Play {
    private static final int MOST_KEPT = 1 << 20;
    private static final byte[] BROKEN = "{\"error\":".getBytes(StandardCharsets.US_ASCII);

    private final Answer answer;
    private final Delivery delivery;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final boolean coded;

    JsonPlay(Answer answer, Delivery delivery) {
        this.answer = answer;
        this.delivery = delivery;
        this.coded = answer.isCoded();
    }

    @Override
    void begin() {
        if (!coded) {
            delivery.send(answer.headForOther().octets());
        }
    }

    @Override
    void content(ByteBuffer piece) {
        byte[] octets = Answer.octets(piece);
        if (coded) {
            kept.write(octets, 0, Math.min(octets.length, MOST_KEPT - kept.size()));
            return;
        }
        int last = lastVisible(octets);
        if (last >= 0) {
            kept.write(octets, 0, last);
            flush();
            kept.write(octets, last, octets.length - last);
        } else {
            kept.writeBytes(octets);
            if (kept.size() > MOST_KEPT) {
                flush();
            }
        }
    }

    @Override
    void end(byte[] trailers, boolean whole) {
        if (coded) {
            byte[] broken = broken(decoded());
            delivery.send(answer.headForOther()
                    .without("Content-Encoding", "Transfer-Encoding", "Trailer")
                    .with("Content-Length", Integer.toString(broken.length))
                    .octets());
            delivery.send(broken);
        } else if (whole) {
            answer.send(delivery, broken(kept.toByteArray()));
            answer.sendEnd(delivery, trailers);
        }
    }

    private void flush() {
        answer.send(delivery, kept.toByteArray());
        kept.reset();
    }

    private static int lastVisible(byte[] octets) {
        for (int i = octets.length - 1; i >= 0; i--) {
            if (octets[i] > ' ' || octets[i] < 0) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] broken(byte[] octets) {
        int last = lastVisible(octets);
        if (last >= 0) {
            octets[last] = ',';
        }
        return octets;
    }

    private byte[] decoded() {
        List<String> codings = answer.head().tokens("Content-Encoding");
        if (codings.size() != 1) {
            return BROKEN.clone();
        }
        try (InputStream in = decoder(codings.get(0), new ByteArrayInputStream(kept.toByteArray()))) {
            byte[] octets = in.readNBytes(4 * MOST_KEPT);
            return octets.length == 0 ? BROKEN.clone() : octets;
        } catch (IOException e) {
            return BROKEN.clone();
        }
    }

    private static InputStream decoder(String coding, InputStream in) throws IOException {
        return switch (coding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(in);
            case "deflate" -> new InflaterInputStream(in);
            default -> throw new IOException("content coded as " + coding + " cannot be decoded here");
        };
    }
}
