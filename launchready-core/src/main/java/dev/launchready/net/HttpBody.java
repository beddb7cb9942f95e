package dev.launchready.net;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The content of an answer, after transfer and content codings were undone, up to a bound.
 *
 * <p>Immutable: the octets are copied on the way in and out.
 */
public final class HttpBody {
    private static final HttpBody EMPTY = new HttpBody(new byte[0], 0, true, StandardCharsets.UTF_8);

    private final byte[] octets;
    private final long wireLength;
    private final boolean complete;
    private final Charset charset;

    /**
     * A body.
     *
     * @param octets the decoded octets, as many as were kept
     * @param wireLength how many octets of content were read from the wire, before content codings were undone
     * @param complete whether {@code octets} is the whole content, neither cut by the bound nor by the peer
     * @param charset the charset declared, or UTF-8
     */
    public HttpBody(byte[] octets, long wireLength, boolean complete, Charset charset) {
        this.octets = octets.clone();
        this.wireLength = wireLength;
        this.complete = complete;
        this.charset = charset;
    }

    /** {@return the body of an answer that has none} */
    public static HttpBody empty() {
        return EMPTY;
    }

    /** {@return a copy of the decoded octets that were kept} */
    public byte[] octets() {
        return octets.clone();
    }

    /** {@return how many decoded octets were kept} */
    public int length() {
        return octets.length;
    }

    /** {@return how many octets of content came over the wire} */
    public long wireLength() {
        return wireLength;
    }

    /** {@return whether nothing of the content is missing} */
    public boolean isComplete() {
        return complete;
    }

    /** {@return the content as text in the declared charset; malformed octets become U+FFFD} */
    public String text() {
        return new String(octets, charset);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HttpBody body
                && Arrays.equals(octets, body.octets)
                && wireLength == body.wireLength
                && complete == body.complete
                && charset.equals(body.charset);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return "body of " + octets.length + " octets" + (complete ? "" : ", incomplete");
    }
}
