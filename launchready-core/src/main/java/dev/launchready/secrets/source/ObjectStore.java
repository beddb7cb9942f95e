package dev.launchready.secrets.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;

/** All objects of a repository: its packs, its loose objects, and those of the repositories it borrows from. */
final class ObjectStore implements Closeable {
    private static final int MOST_ALTERNATES = 50;

    private final List<Pack> packs = new ArrayList<>();
    private final List<LooseObjects> loose = new ArrayList<>();
    private boolean promised;

    private ObjectStore() {}

    /** Opens what can be opened, and lists the rest. */
    static ObjectStore open(Path objects, GapList gaps) {
        ObjectStore store = new ObjectStore();
        Set<Path> folders = new LinkedHashSet<>();
        store.collect(objects, folders, gaps);
        for (Path folder : folders) {
            store.loose.add(LooseObjects.in(folder, gaps));
            store.openPacks(folder.resolve("pack"), gaps);
        }
        return store;
    }

    private void collect(Path folder, Set<Path> folders, GapList gaps) {
        if (folders.size() >= MOST_ALTERNATES
                || !folders.add(folder.toAbsolutePath().normalize())) {
            return;
        }
        Path alternates = folder.resolve("info").resolve("alternates");
        if (!Files.exists(alternates)) {
            return;
        }
        try {
            for (String line : Files.readAllLines(alternates, StandardCharsets.UTF_8)) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                Path other = folder.resolve(line.strip());
                if (Files.isDirectory(other)) {
                    collect(other, folders, gaps);
                } else {
                    gaps.add("alternate objects " + other, Gap.Reason.MISSING, "named by " + alternates);
                }
            }
        } catch (IOException | InvalidPathException e) {
            gaps.add("alternates " + alternates, Gap.Reason.UNREADABLE, Faults.said(e));
        }
    }

    private void openPacks(Path folder, GapList gaps) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Set<Path> packFiles = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "pack-*")) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".pack")) {
                    packFiles.add(file);
                } else if (name.endsWith(".promisor")) {
                    promised = true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            gaps.add("folder of packs " + folder, Gap.Reason.UNREADABLE, Faults.said(e));
        }
        for (Path file : packFiles) {
            Path index = folder.resolve(String.valueOf(file.getFileName()).replaceFirst("pack$", "idx"));
            if (!Files.exists(index)) {
                gaps.add("pack " + file, Gap.Reason.MISSING, "it has no index " + index.getFileName());
                continue;
            }
            try {
                packs.add(Pack.open(file, index));
            } catch (IOException | RuntimeException e) {
                gaps.add("pack " + file, Gap.Reason.CORRUPT, Faults.said(e));
            }
        }
    }

    List<Pack> packs() {
        return packs;
    }

    List<LooseObjects> loose() {
        return loose;
    }

    /** {@return whether a pack says that what it lacks can be fetched: a partial clone} */
    boolean isPromised() {
        return promised;
    }

    boolean has(AnyObjectId id) {
        return packs.stream().anyMatch(pack -> pack.has(id)) || loose.stream().anyMatch(one -> one.has(id));
    }

    /** {@return whether a pack before this one has the object too, so that it is read from there} */
    boolean isInEarlier(Pack pack, AnyObjectId id) {
        for (Pack other : packs) {
            if (other == pack) {
                return false;
            }
            if (other.has(id)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether a pack, or loose objects before these, have the object too} */
    boolean isInEarlier(LooseObjects place, AnyObjectId id) {
        for (LooseObjects other : loose) {
            if (other == place) {
                break;
            }
            if (other.has(id)) {
                return true;
            }
        }
        return packs.stream().anyMatch(pack -> pack.has(id));
    }

    /** {@return the objects in the order in which they are read with the least effort} */
    List<ObjectId> inOrder(Set<ObjectId> ids) {
        List<ObjectId> ordered = new ArrayList<>();
        Set<ObjectId> rest = new LinkedHashSet<>(ids);
        for (Pack pack : packs) {
            List<ObjectId> here = rest.stream()
                    .filter(pack::has)
                    .sorted(Comparator.comparingLong(pack::find))
                    .toList();
            ordered.addAll(here);
            here.forEach(rest::remove);
        }
        ordered.addAll(rest);
        return ordered;
    }

    /** Reads objects by their ids, for one thread. */
    Reader reader(int largest) {
        return new Reader(largest);
    }

    /** Reads single objects, from whichever copy is whole. */
    final class Reader implements AutoCloseable {
        private final int largest;
        private final Map<Pack, PackDecoder> decoders = new HashMap<>();

        Reader(int largest) {
            this.largest = largest;
        }

        /** {@return the decoder of this thread for a pack; only one is kept, as its cache takes room} */
        PackDecoder decoder(Pack pack) {
            PackDecoder decoder = decoders.get(pack);
            if (decoder == null) {
                if (decoders.size() >= 2) {
                    close();
                    decoders.clear();
                }
                decoder = new PackDecoder(pack, largest);
                decoders.put(pack, decoder);
            }
            return decoder;
        }

        /** Reads the first copy that is whole. */
        RawObject read(ObjectId id) throws GitFormatException {
            GitFormatException first = null;
            for (Pack pack : packs) {
                long offset = pack.find(id);
                if (offset >= 0) {
                    try {
                        return decoder(pack).decode(offset);
                    } catch (GitFormatException e) {
                        first = first == null ? e : first;
                    }
                }
            }
            for (LooseObjects place : loose) {
                if (place.has(id)) {
                    try {
                        return place.read(id, largest);
                    } catch (GitFormatException e) {
                        first = first == null ? e : first;
                    }
                }
            }
            throw first == null ? new GitFormatException(Gap.Reason.MISSING, "no pack or file has it") : first;
        }

        @Override
        public void close() {
            decoders.values().forEach(PackDecoder::close);
        }
    }

    @Override
    public void close() {
        for (Pack pack : packs) {
            try {
                pack.close();
            } catch (IOException ignored) {
                // was only read: nothing is lost
            }
        }
    }
}
