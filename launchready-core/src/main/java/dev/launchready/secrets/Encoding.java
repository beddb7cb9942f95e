package dev.launchready.secrets;

/** Brings text of any encoding to one byte for each character, so that all rules see ASCII as ASCII. */
final class Encoding {
    /** How much of a text is looked at to tell its encoding. */
    private static final int SAMPLE = 2048;

    private Encoding() {}

    /**
     * A text in single bytes.
     *
     * @param bytes the text; characters beyond Latin-1 are question marks
     * @param name what it was
     * @param start how many bytes a mark took at the beginning
     * @param width how many bytes a character took
     */
    @SuppressWarnings("ArrayRecordComponent") // as large as a file, and never compared
    record Plain(byte[] bytes, String name, int start, int width) {
        int outer(int offset) {
            return start + offset * width;
        }
    }

    static Plain of(byte[] bytes) {
        if (isWide32(bytes)) {
            return wide32(bytes);
        }
        if (bytes.length >= 2) {
            int mark = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
            if (mark == 0xfffe) {
                return wide(bytes, 2, 0, "UTF-16LE");
            }
            if (mark == 0xfeff) {
                return wide(bytes, 2, 1, "UTF-16BE");
            }
            int[] zeros = zeros(bytes);
            int half = Math.min(bytes.length, SAMPLE) / 2;
            if (half >= 8 && zeros[1] > half * 7 / 10 && zeros[0] <= half / 20) {
                return wide(bytes, 0, 0, "UTF-16LE");
            }
            if (half >= 8 && zeros[0] > half * 7 / 10 && zeros[1] <= half / 20) {
                return wide(bytes, 0, 1, "UTF-16BE");
            }
        }
        return new Plain(bytes, "", 0, 1);
    }

    /**
     * {@return what is wrong with a text that says that it is UTF-16 or UTF-32; empty if nothing is}
     *
     * <p>Any other text is looked at byte by byte, so that a wrong byte hides no more than itself; behind a lost byte of
     * these all others stand at the wrong place.
     */
    static String fault(byte[] bytes) {
        if (isWide32(bytes)) {
            return bytes.length % 4 == 0 ? "" : "it is UTF-32 and ends within a character";
        }
        int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        if (mark != 0xfffe && mark != 0xfeff) {
            return "";
        }
        if (bytes.length % 2 != 0) {
            return "it is UTF-16 and ends within a character";
        }
        int high = mark == 0xfeff ? 0 : 1;
        for (int i = 2; i < bytes.length; i += 2) {
            int kind = bytes[i + high] & 0xfc;
            boolean paired = kind == 0xd8 && i + 3 < bytes.length && (bytes[i + 2 + high] & 0xfc) == 0xdc;
            if (kind == 0xdc || (kind == 0xd8 && !paired)) {
                return "it is UTF-16 with half a character at byte " + i;
            }
            i += paired ? 2 : 0;
        }
        return "";
    }

    private static boolean isWide32(byte[] bytes) {
        return bytes.length >= 4
                && ((bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe && bytes[2] == 0 && bytes[3] == 0)
                        || (bytes[0] == 0 && bytes[1] == 0 && bytes[2] == (byte) 0xfe && bytes[3] == (byte) 0xff));
    }

    private static Plain wide32(byte[] bytes) {
        boolean little = bytes[0] != 0;
        byte[] plain = new byte[(bytes.length - 4) / 4];
        for (int i = 0; i < plain.length; i++) {
            int at = 4 + i * 4;
            int second = little ? bytes[at + 1] : bytes[at + 2];
            plain[i] = second == 0 ? bytes[little ? at : at + 3] : (byte) '?';
        }
        return new Plain(plain, little ? "UTF-32LE" : "UTF-32BE", 4, 4);
    }

    private static int[] zeros(byte[] bytes) {
        int[] zeros = new int[2];
        int end = Math.min(bytes.length, SAMPLE) & ~1;
        for (int i = 0; i < end; i++) {
            zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** Takes the low byte of each unit, which stands first in little endian order. */
    private static Plain wide(byte[] bytes, int start, int low, String name) {
        byte[] plain = new byte[(bytes.length - start) / 2];
        for (int i = 0; i < plain.length; i++) {
            int at = start + i * 2;
            plain[i] = bytes[at + 1 - low] == 0 ? bytes[at + low] : (byte) '?';
        }
        return new Plain(plain, name, start, 2);
    }
}
