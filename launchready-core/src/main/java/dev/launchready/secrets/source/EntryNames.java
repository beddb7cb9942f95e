package dev.launchready.secrets.source;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * How trees call what they hold. A repository has hundreds of thousands of entries and few distinct names, so that an entry
 * takes a dozen bytes: a hash of its object's name, which is unique enough for a hint, and the number of its own.
 */
final class EntryNames {
    private static final int MOST_FURTHER = 100_000;

    private long[] keys = new long[1 << 12];
    private int[] values = new int[1 << 12];
    private int size;
    private final List<String> names = new ArrayList<>(List.of(""));
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Long, List<String>> further = new HashMap<>();
    private final byte[] raw = new byte[Constants.OBJECT_ID_LENGTH];

    /** {@return whether the object was not known before} */
    synchronized boolean add(ObjectId id, String name) {
        long key = key(id);
        int slot = slot(keys, key);
        if (keys[slot] == key) {
            String first = names.get(values[slot]);
            if (!first.equals(name) && !extension(first).equals(extension(name))) {
                another(key, name);
            }
            return false;
        }
        keys[slot] = key;
        values[slot] = number(name);
        if (++size > keys.length / 2) {
            grow();
        }
        return true;
    }

    synchronized List<String> of(ObjectId id) {
        long key = key(id);
        int slot = slot(keys, key);
        if (keys[slot] != key) {
            return List.of();
        }
        String first = names.get(values[slot]);
        List<String> others = further.get(key);
        if (others == null) {
            return List.of(first);
        }
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    private void another(long key, String name) {
        List<String> others = further.get(key);
        if (others == null) {
            if (further.size() < MOST_FURTHER) {
                further.put(key, new ArrayList<>(List.of(name)));
            }
        } else if (others.size() < 8
                && others.stream().noneMatch(o -> extension(o).equals(extension(name)))) {
            others.add(name);
        }
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private int number(String name) {
        return numbers.computeIfAbsent(name, n -> {
            names.add(n);
            return names.size() - 1;
        });
    }

    private long key(ObjectId id) {
        id.copyRawTo(raw, 0);
        ByteBuffer name = ByteBuffer.wrap(raw);
        long key = name.getLong() ^ Long.rotateLeft(name.getLong(), 31) ^ (name.getInt() * 0x9e3779b97f4a7c15L);
        return key == 0 ? 1 : key; // 0 marks a free place
    }

    private static int slot(long[] keys, long key) {
        int mask = keys.length - 1;
        int slot = (int) (key >>> 20) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] before = keys;
        int[] had = values;
        keys = new long[before.length * 2];
        values = new int[keys.length];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int slot = slot(keys, before[i]);
                keys[slot] = before[i];
                values[slot] = had[i];
            }
        }
    }
}
