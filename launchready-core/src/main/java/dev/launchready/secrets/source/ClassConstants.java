package dev.launchready.secrets.source;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The strings of a class file (JVMS 4), as text: constants of fields as {@code com.acme.Keys.TOKEN = value}, then the
 * other string literals, then what remains of the constant pool, in which annotations keep theirs.
 */
final class ClassConstants {
    private static final int SHORTEST = 8;

    private final DataInputStream in;
    private final @Nullable String[] utf8;
    private final int[] refs;
    private final boolean[] isString;
    private final Set<Integer> used = new LinkedHashSet<>();
    private final StringBuilder text = new StringBuilder();

    private ClassConstants(DataInputStream in, int count) {
        this.in = in;
        this.utf8 = new String[count];
        this.refs = new int[count];
        this.isString = new boolean[count];
    }

    static boolean matches(byte[] bytes) {
        return bytes.length > 10
                && bytes[0] == (byte) 0xca
                && bytes[1] == (byte) 0xfe
                && bytes[2] == (byte) 0xba
                && bytes[3] == (byte) 0xbe;
    }

    static byte[] text(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 8, bytes.length - 8));
        ClassConstants constants = new ClassConstants(in, in.readUnsignedShort());
        try {
            constants.pool();
            constants.fields();
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new IOException("it refers to a constant that it does not have", e);
        }
        constants.rest();
        return constants.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void pool() throws IOException {
        for (int i = 1; i < utf8.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> utf8[i] = in.readUTF();
                case 8 -> {
                    refs[i] = in.readUnsignedShort();
                    isString[i] = true;
                }
                case 7 -> refs[i] = in.readUnsignedShort();
                case 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++;
                }
                default -> throw new IOException("there is no constant of kind " + tag);
            }
        }
    }

    private void fields() throws IOException {
        in.skipNBytes(2);
        String name = string(refs[in.readUnsignedShort()]).replace('/', '.');
        in.skipNBytes(2);
        in.skipNBytes(2L * in.readUnsignedShort());
        int fields = in.readUnsignedShort();
        for (int i = 0; i < fields; i++) {
            in.skipNBytes(2);
            String field = string(in.readUnsignedShort());
            in.skipNBytes(2);
            int attributes = in.readUnsignedShort();
            for (int k = 0; k < attributes; k++) {
                String attribute = string(in.readUnsignedShort());
                long length = Integer.toUnsignedLong(in.readInt());
                if (attribute.equals("ConstantValue") && length == 2) {
                    int index = in.readUnsignedShort();
                    if (isString[index]) {
                        used.add(refs[index]);
                        text.append(name).append('.').append(field).append(" = ");
                        text.append(string(refs[index])).append('\n');
                    }
                } else {
                    in.skipNBytes(length);
                }
            }
        }
    }

    private void rest() {
        for (int i = 0; i < refs.length; i++) {
            if (isString[i] && used.add(refs[i])) {
                text.append(string(refs[i])).append('\n');
            }
        }
        for (int i = 0; i < utf8.length; i++) {
            String value = utf8[i];
            if (value != null && value.length() >= SHORTEST && used.add(i)) {
                text.append(value).append('\n');
            }
        }
    }

    private String string(int index) {
        String value = index < utf8.length ? utf8[index] : null;
        return value == null ? "" : value;
    }
}
