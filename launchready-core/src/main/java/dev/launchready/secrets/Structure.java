package dev.launchready.secrets;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** What providers build into their credentials, by which one is told from a string that only looks like it. */
enum Structure {
    /** Nothing. */
    NONE {
        @Override
        Report check(String value) {
            return Report.PLAIN;
        }
    },
    /** GitHub's classic tokens: the last six characters are the CRC-32 of the thirty before, in base 62. */
    GITHUB {
        @Override
        Report check(String value) {
            return Checksums.endsWithCrc(value.substring(value.indexOf('_') + 1), "") ? Report.SOUND : Report.UNSOUND;
        }
    },
    /** npm's tokens: as GitHub's; whether the prefix counts is told both ways, so either is right. */
    NPM {
        @Override
        Report check(String value) {
            String body = value.substring(value.indexOf('_') + 1);
            return Checksums.endsWithCrc(body, "") || Checksums.endsWithCrc(body, "npm_")
                    ? Report.SOUND
                    : Report.UNSOUND;
        }
    },
    /** AWS key ids: base 32 after the first four characters, with the account number in it. */
    AWS_ID {
        @Override
        Report check(String value) {
            String account = Checksums.awsAccount(value);
            return account == null ? Report.PLAIN : new Report(Grade.PLAIN, "its id names the AWS account " + account);
        }
    },
    /** A JSON Web Token: a JSON header that names an algorithm or a type, then JSON or anything when encrypted. */
    JWT {
        @Override
        Report check(String value) {
            return Tokens.jwt(value);
        }
    },
    /** Discord's bot tokens: the first part is the bot's numeric id in base 64. */
    DISCORD {
        @Override
        Report check(String value) {
            String id = Tokens.base64(value.substring(0, value.indexOf('.')));
            return id != null && id.matches("\\d{17,20}")
                    ? new Report(Grade.SOUND, "its first part is a numeric bot id")
                    : Report.PLAIN;
        }
    },
    /** Base 64 of a name, a colon and a password. */
    BASIC {
        @Override
        Report check(String value) {
            String pair = Tokens.base64(value);
            int colon = pair == null ? -1 : pair.indexOf(':');
            if (pair == null || colon < 0 || colon == pair.strip().length() - 1) {
                return Report.WRONG;
            }
            String password = pair.substring(colon + 1);
            return Placeholders.isReference(password)
                    ? Report.WRONG
                    : new Report(
                            Placeholders.isPlaceholder(password) ? Grade.EXAMPLE : Grade.SOUND,
                            "it decodes to a name and a password");
        }
    },
    /** Base 64 of a JSON object. */
    JSON {
        @Override
        Report check(String value) {
            int start = value.indexOf("eyJ");
            int end = value.indexOf('_', Math.max(0, start));
            String part =
                    start < 0 ? null : Tokens.base64(end < 0 ? value.substring(start) : value.substring(start, end));
            return part != null && part.startsWith("{\"")
                    ? new Report(Grade.SOUND, "it carries a JSON object")
                    : Report.WRONG;
        }
    },
    /** Drawn by chance: letters and digits mixed as no word does. */
    RANDOM {
        @Override
        Report check(String value) {
            return Entropy.looksRandom(value) ? Report.PLAIN : Report.WRONG;
        }
    },
    /** Both letters and digits. */
    MIXED {
        @Override
        Report check(String value) {
            return Entropy.digits(value) > 0 && Entropy.letters(value) > 0 ? Report.PLAIN : Report.WRONG;
        }
    },
    /** Anything but words after its first two characters: an identifier may begin as a token does. */
    UNSPOKEN {
        @Override
        Report check(String value) {
            return Entropy.isWords(value) || Entropy.isWords(value.substring(2)) ? Report.WRONG : Report.PLAIN;
        }
    },
    /** Upper case, lower case and digits, all three. */
    CASES {
        @Override
        Report check(String value) {
            boolean mixed =
                    !value.equals(value.toLowerCase(Locale.ROOT)) && !value.equals(value.toUpperCase(Locale.ROOT));
            return mixed && Entropy.digits(value) > 0 ? Report.PLAIN : Report.WRONG;
        }
    };

    abstract Report check(String value);

    /** How a value stands to its structure. */
    enum Grade {
        /** It cannot be one. */
        WRONG,
        /** It has the structure, and is one that documentation uses. */
        EXAMPLE,
        /** It has the form, but its checksum is wrong. */
        UNSOUND,
        /** There is nothing more to check. */
        PLAIN,
        /** Its structure holds. */
        SOUND
    }

    /**
     * What came of a check.
     *
     * @param grade how it stands
     * @param reason in words
     */
    record Report(Grade grade, String reason) {
        static final Report WRONG = new Report(Grade.WRONG, "it has not the structure");
        static final Report PLAIN = new Report(Grade.PLAIN, "");
        static final Report SOUND = new Report(Grade.SOUND, "its checksum is right");
        static final Report UNSOUND =
                new Report(Grade.UNSOUND, "its checksum is wrong: mistyped, made up or of another generation");
    }

    /** Arithmetic of providers. */
    private static final class Checksums {
        private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

        static boolean endsWithCrc(String body, String prefix) {
            if (body.length() < 7) {
                return false;
            }
            int at = body.length() - 6;
            CRC32 crc = new CRC32();
            crc.update((prefix + body.substring(0, at)).getBytes(StandardCharsets.US_ASCII));
            StringBuilder digits = new StringBuilder();
            for (long rest = crc.getValue(); digits.length() < 6; rest /= 62) {
                digits.append(BASE62.charAt((int) (rest % 62)));
            }
            return digits.reverse().toString().equals(body.substring(at));
        }

        static @Nullable String awsAccount(String id) {
            long bits = 0;
            for (int i = 4; i < 14; i++) {
                int digit = BASE32.indexOf(id.charAt(i));
                if (digit < 0) {
                    return null;
                }
                bits = (bits << 5) | digit;
            }
            long six = bits >>> 2;
            return String.format(Locale.ROOT, "%012d", (six & 0x7fffffffff80L) >> 7);
        }
    }

    /** Tokens that carry their meaning in base 64. */
    static final class Tokens {
        private Tokens() {}

        /** {@return the text behind base 64 of either alphabet, padded or not; null if it is none} */
        static @Nullable String base64(String part) {
            byte[] bytes = bytes(part);
            return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
        }

        static byte @Nullable [] bytes(String part) {
            String bare = part.replace('+', '-').replace('/', '_').replace("=", "");
            if (bare.length() % 4 == 1) {
                return null;
            }
            try {
                return Base64.getUrlDecoder().decode(bare);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        static @Nullable JsonObject object(String part) {
            String text = base64(part);
            if (text == null || !text.strip().startsWith("{")) {
                return null;
            }
            try {
                JsonElement element = JsonParser.parseString(text);
                return element.isJsonObject() ? element.getAsJsonObject() : null;
            } catch (JsonParseException | StackOverflowError e) {
                return null;
            }
        }

        /** Supabase's keys differ in it alone: anon is for browsers, service_role passes row level security. */
        private static String role(@Nullable JsonObject payload) {
            JsonElement role = payload == null ? null : payload.get("role");
            boolean plain =
                    role != null && role.isJsonPrimitive() && role.getAsString().matches("[a-z_]{1,30}");
            return plain && role != null ? ", and it claims the role " + role.getAsString() : "";
        }

        static Report jwt(String value) {
            String[] parts = value.split("\\.", -1);
            JsonObject header = object(parts[0]);
            JsonObject payload = parts.length > 1 ? object(parts[1]) : null;
            boolean named = header != null && (header.has("alg") || header.has("typ") || header.has("enc"));
            // a header without algorithm is still a token when JSON follows and a signature after it
            if (header == null || !(named || (payload != null && parts.length > 2 && header.size() > 0))) {
                return Report.WRONG;
            }
            if (payload == null && !header.has("enc") && parts.length < 4) {
                return Report.WRONG;
            }
            if (payload != null && payload.toString().contains("John Doe")) {
                return new Report(Grade.EXAMPLE, "it is the token of jwt.io's front page, or made from it");
            }
            return new Report(Grade.SOUND, "its header is JSON" + role(payload));
        }
    }
}
