package dev.launchready.secrets.source;

import java.util.List;
import java.util.Locale;

/** The formats that are opened, told by their first bytes. */
enum ArchiveFormat {
    /** Zip, jar, war, and all else that is one inside. */
    ZIP,
    /** Tar: POSIX, GNU, or the old one if its name says so. */
    TAR,
    /** A single file in gzip. */
    GZIP,
    /** A single file in Zstandard. */
    ZSTD,
    /** None of them. */
    NONE;

    private static final List<String> NAMES =
            List.of(".jar", ".war", ".ear", ".zip", ".tar", ".gz", ".tgz", ".zst", ".aar", ".apk");
    private static final int TAR_MAGIC = 257;

    static ArchiveFormat of(byte[] head, String path) {
        if (starts(head, 0, 'P', 'K', 3, 4) || starts(head, 0, 'P', 'K', 5, 6) || starts(head, 0, 'P', 'K', 7, 8)) {
            return ZIP;
        }
        if (starts(head, 0, 0x1f, 0x8b, 8)) {
            return GZIP;
        }
        if (starts(head, 0, 0x28, 0xb5, 0x2f, 0xfd)) {
            return ZSTD;
        }
        boolean named = path.toLowerCase(Locale.ROOT).endsWith(".tar") && head.length == 512;
        return named || starts(head, TAR_MAGIC, 'u', 's', 't', 'a', 'r') ? TAR : NONE;
    }

    static boolean isNamedLikeOne(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return NAMES.stream().anyMatch(lower::endsWith);
    }

    private static boolean starts(byte[] head, int from, int... magic) {
        if (head.length < from + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[from + i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
