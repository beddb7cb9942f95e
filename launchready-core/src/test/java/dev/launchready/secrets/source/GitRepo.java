package dev.launchready.secrets.source;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.GC;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TagBuilder;

/** A real repository for tests, made object by object, so that each thing is where the test says. */
public final class GitRepo implements AutoCloseable {
    public final Path root;
    public final Path gitDir;
    private final FileRepository repository;
    private long seconds = 1_700_000_000;

    private GitRepo(Path root, Path gitDir, boolean bare) throws IOException {
        this.root = root;
        this.gitDir = gitDir;
        this.repository = new FileRepository(gitDir.toFile());
        repository.create(bare);
        Files.writeString(gitDir.resolve("HEAD"), "ref: refs/heads/main\n");
    }

    public static GitRepo in(Path root) throws IOException {
        return new GitRepo(root, root.resolve(".git"), false);
    }

    public static GitRepo bare(Path root) throws IOException {
        return new GitRepo(root, root, true);
    }

    /** {@return a text that looks like nothing that other scanners know, and is in no source file} */
    public static String token(String name) {
        return "planted" + '_' + name + '_' + Integer.toHexString(name.hashCode());
    }

    public ObjectId blob(String content) throws IOException {
        return blob(content.getBytes(StandardCharsets.UTF_8));
    }

    public ObjectId blob(byte[] content) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(Constants.OBJ_BLOB, content);
            inserter.flush();
            return id;
        }
    }

    /** Commits files, path to content. */
    public ObjectId commit(Map<String, String> files, String message, ObjectId... parents) throws IOException {
        Map<String, ObjectId> ids = new TreeMap<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            ids.put(file.getKey(), blob(file.getValue()));
        }
        return commitIds(ids, FileMode.REGULAR_FILE, message, parents);
    }

    public ObjectId commitIds(Map<String, ObjectId> ids, FileMode mode, String message, ObjectId... parents)
            throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            DirCache cache = DirCache.newInCore();
            DirCacheBuilder builder = cache.builder();
            for (Map.Entry<String, ObjectId> file : ids.entrySet()) {
                DirCacheEntry entry = new DirCacheEntry(file.getKey());
                entry.setFileMode(mode);
                entry.setObjectId(file.getValue());
                builder.add(entry);
            }
            builder.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(cache.writeTree(inserter));
            commit.setParentIds(List.of(parents));
            commit.setAuthor(person());
            commit.setCommitter(person());
            commit.setMessage(message);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    public ObjectId tag(String name, ObjectId target, int type, String message) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            TagBuilder tag = new TagBuilder();
            tag.setTag(name);
            tag.setObjectId(target, type);
            tag.setTagger(person());
            tag.setMessage(message);
            ObjectId id = inserter.insert(tag);
            inserter.flush();
            return id;
        }
    }

    private PersonIdent person() {
        return new PersonIdent("Test", "test@example.test", Instant.ofEpochSecond(seconds++), ZoneOffset.UTC);
    }

    public GitRepo ref(String name, ObjectId id) throws IOException {
        Path file = gitDir.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, id.name() + "\n");
        return this;
    }

    public GitRepo log(String name, ObjectId... ids) throws IOException {
        Path file = gitDir.resolve("logs").resolve(name);
        Files.createDirectories(file.getParent());
        ObjectId before = ObjectId.zeroId();
        for (ObjectId id : ids) {
            String line = before.name() + " " + id.name() + " Test <test@example.test> 1700000000 +0000\tmoved\n";
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            before = id;
        }
        return this;
    }

    /** Packs what refs and reflogs reach, as deltas where that is shorter. */
    public GitRepo pack() throws IOException {
        repository.scanForRepoChanges();
        new GC(repository).repack();
        return this;
    }

    public Path loose(ObjectId id) {
        return gitDir.resolve("objects")
                .resolve(id.name().substring(0, 2))
                .resolve(id.name().substring(2));
    }

    /** {@return the only file of packs that ends so} */
    public Path packFile(String extension) throws IOException {
        try (var files = Files.list(gitDir.resolve("objects").resolve("pack"))) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(extension)).toList();
            if (found.size() != 1) {
                throw new IllegalStateException("there are " + found);
            }
            makeWritable(found.get(0));
            return found.get(0);
        }
    }

    public static void makeWritable(Path path) {
        File file = path.toFile();
        if (!file.setWritable(true)) {
            throw new IllegalStateException(path + " stays read-only");
        }
    }

    /** Changes one byte of a file. */
    public static void flip(Path file, int offset) throws IOException {
        makeWritable(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[offset] ^= 0x55;
        Files.write(file, bytes);
    }

    public static void cut(Path file, int length) throws IOException {
        makeWritable(file);
        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), length));
    }

    @Override
    public void close() {
        repository.close();
    }
}
