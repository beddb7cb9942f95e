package dev.launchready.email;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A message split into its header fields and its body without changing an octet (RFC 5322 section 2.1), because
 * signatures cover octets. Any octets are a message; what fits no field is kept in {@link #strayLines()}.
 *
 * <p>The first line end tells how the file writes lines. When it is CRLF the octets are taken as they go over the wire,
 * where a CR or LF alone ends no line (RFC 5321 section 2.3.8). When it is LF alone, the file is in the local form of
 * its machine: each LF stands for a CRLF, as a mail program would send it.
 *
 * <p>Immutable: the octets are copied on the way in and out.
 */
public final class RawMessage {
    private final byte[] octets;
    private final boolean local;
    private final List<MailField> fields;
    private final List<String> strayLines;
    private final int bodyStart;
    private final boolean separated;

    RawMessage(
            byte[] octets,
            boolean local,
            List<MailField> fields,
            List<String> strayLines,
            int bodyStart,
            boolean separated) {
        this.octets = octets;
        this.local = local;
        this.fields = List.copyOf(fields);
        this.strayLines = List.copyOf(strayLines);
        this.bodyStart = bodyStart;
        this.separated = separated;
    }

    /**
     * Splits a message.
     *
     * @param octets any octets
     * @return the message
     */
    public static RawMessage of(byte[] octets) {
        return new MessageSplitter(octets).split();
    }

    /** {@return a copy of the octets with lines ended by CRLF, as they are signed} */
    public byte[] octets() {
        return octets.clone();
    }

    /** {@return how many octets there are} */
    public int length() {
        return octets.length;
    }

    /** {@return the header fields from top to bottom} */
    public List<MailField> fields() {
        return fields;
    }

    /**
     * The fields of a name.
     *
     * @param name a field name in any case
     * @return the fields from top to bottom
     */
    public List<MailField> fields(String name) {
        List<MailField> found = new ArrayList<>(2);
        for (MailField field : fields) {
            if (field.isNamed(name)) {
                found.add(field);
            }
        }
        return found;
    }

    /**
     * The topmost field of a name.
     *
     * @param name a field name in any case
     * @return the field, or empty if there is none
     */
    public Optional<MailField> field(String name) {
        return fields(name).stream().findFirst();
    }

    /** {@return lines within the header that are neither a field nor go on with one, such as mbox's "From "} */
    public List<String> strayLines() {
        return strayLines;
    }

    /** {@return where the body begins; the number of octets when there is none} */
    public int bodyStart() {
        return bodyStart;
    }

    /** {@return whether an empty line ends the header; without one there is no body} */
    public boolean hasSeparator() {
        return separated;
    }

    /** {@return whether the file ended its lines by LF alone and was brought into the form of the wire} */
    public boolean wasLocal() {
        return local;
    }

    /** {@return a copy of the body's octets} */
    public byte[] body() {
        return Arrays.copyOfRange(octets, bodyStart, octets.length);
    }

    /** {@return how many CR and LF stand alone in the octets, outside any CRLF} */
    public int bareLineEnds() {
        int count = 0;
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '\r' && i + 1 < octets.length && octets[i + 1] == '\n') {
                i++;
            } else if (octets[i] == '\r' || octets[i] == '\n') {
                count++;
            }
        }
        return count;
    }

    /** {@return the same message with every CR or LF that stands alone made a CRLF} */
    public RawMessage withLineEndsRepaired() {
        return of(MessageSplitter.toCrlf(octets, true));
    }

    @Override
    public String toString() {
        return "message of " + fields.size() + " header fields and " + (octets.length - bodyStart) + " octets of body";
    }
}
