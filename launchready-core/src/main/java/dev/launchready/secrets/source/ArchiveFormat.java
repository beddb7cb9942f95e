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
    /** A single file in bzip2. */
    BZIP2,
    /** An archive or a compressed file that is known and not opened. */
    CLOSED,
    /** None of them. */
    NONE;

    private static final List<String> NAMES = List.of(
            ".jar", ".war", ".ear", ".zip", ".tar", ".gz", ".tgz", ".zst", ".aar", ".apk", ".bz2", ".tbz2", ".xz",
            ".7z", ".rar", ".br", ".nupkg", ".whl", ".ipa", ".docx", ".xlsx", ".pptx");
    /** These have no mark that their content could be told by. */
    private static final List<String> CLOSED_NAMES = List.of(".br");

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
        if (starts(head, 0, 'B', 'Z', 'h') && starts(head, 4, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59)) {
            return BZIP2;
        }
        if (isClosed(head) || CLOSED_NAMES.stream().anyMatch(path.toLowerCase(Locale.ROOT)::endsWith)) {
            return CLOSED;
        }
        boolean named = path.toLowerCase(Locale.ROOT).endsWith(".tar") && head.length >= 512;
        return named || starts(head, TAR_MAGIC, 'u', 's', 't', 'a', 'r') ? TAR : NONE;
    }

    static boolean isNamedLikeOne(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return NAMES.stream().anyMatch(lower::endsWith);
    }

    private static boolean isClosed(byte[] head) {
        return starts(head, 0, 0xfd, '7', 'z', 'X', 'Z', 0)
                || starts(head, 0, '7', 'z', 0xbc, 0xaf, 0x27, 0x1c)
                || starts(head, 0, 'R', 'a', 'r', '!', 0x1a, 0x07)
                || starts(head, 0, 0x04, 0x22, 0x4d, 0x18);
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
