package dev.launchready.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Compressed data for answers, one char for an octet. */
final class Compressed {
    private Compressed() {}

    static String gzip(String octets) {
        return through(octets, GZIPOutputStream::new);
    }

    static String zlib(String octets) {
        return through(octets, DeflaterOutputStream::new);
    }

    static String rawDeflate(String octets) {
        return through(octets, out -> new DeflaterOutputStream(out, new Deflater(9, true)));
    }

    /** A stream of one meta-block with the octets as they are (RFC 7932 section 9.2); at most 65536. */
    static String brotli(String octets) {
        Bits bits = new Bits();
        bits.put(0, 1); // WBITS 16
        bits.put(0, 1); // ISLAST no
        bits.put(0, 2); // four nibbles of MLEN
        bits.put(octets.length() - 1, 16);
        bits.put(1, 1); // ISUNCOMPRESSED
        return bits.aligned() + octets + "\u0003"; // ISLAST and ISLASTEMPTY
    }

    /** Says one octet 16 Mi times in a handful of octets: one meta-block, one literal, one copy command. */
    static String brotliBomb() {
        Bits bits = new Bits();
        int length = 1 << 24;
        bits.put(1, 1); // WBITS more than 16
        bits.put(3, 3); // WBITS 20
        bits.put(0, 1); // ISLAST no: so that ISUNCOMPRESSED follows
        bits.put(2, 2); // six nibbles of MLEN
        bits.put(length - 1, 24);
        bits.put(0, 1); // ISUNCOMPRESSED no
        bits.put(0, 3); // one block type each for literals, commands, distances
        bits.put(0, 2); // NPOSTFIX
        bits.put(0, 4); // NDIRECT
        bits.put(0, 2); // context mode of the literals
        bits.put(0, 1); // one literal tree
        bits.put(0, 1); // one distance tree
        simplePrefixCode(bits, 'a', 8);
        // insert code 1 (one literal), copy code 23 (2118 and 24 extra bits): cell 6 of the table in section 5
        int command = 384 + (((1 & 7) << 3) | (23 & 7));
        simplePrefixCode(bits, command, 10);
        simplePrefixCode(bits, 16, 6); // distance code 16: 1 and one extra bit
        bits.put(length - 1 - 2118, 24); // extra bits of the copy length
        bits.put(0, 1); // extra bit of the distance: 1
        bits.put(3, 2); // ISLAST and ISLASTEMPTY
        return bits.aligned();
    }

    private static void simplePrefixCode(Bits bits, int symbol, int width) {
        bits.put(1, 2); // simple
        bits.put(0, 2); // one symbol
        bits.put(symbol, width);
    }

    private interface Wrapping {
        OutputStream wrap(OutputStream out) throws IOException;
    }

    private static String through(String octets, Wrapping wrapping) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream coder = wrapping.wrap(out)) {
            coder.write(octets.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    /** Packs bits, least significant first. */
    private static final class Bits {
        private final StringBuilder octets = new StringBuilder();
        private int current;
        private int used;

        void put(int value, int count) {
            for (int i = 0; i < count; i++) {
                current |= (value >> i & 1) << used;
                if (++used == 8) {
                    octets.append((char) current);
                    current = 0;
                    used = 0;
                }
            }
        }

        String aligned() {
            if (used > 0) {
                put(0, 8 - used);
            }
            return octets.toString();
        }
    }
}
