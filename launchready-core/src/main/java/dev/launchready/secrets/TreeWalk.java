package dev.launchready.secrets;

import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.secrets.TreeScan.Skipped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Walks a tree without following links, and tells of every file whether it is to be scanned, and if not why. */
final class TreeWalk {
    private static final Set<String> INSTALLED =
            Set.of("node_modules", ".venv", "venv", "bower_components", ".tox", ".gradle", "__pycache__");
    private static final Set<String> MEDIA = Words.set("""
            png jpg jpeg gif webp avif ico bmp tif tiff mp3 mp4 m4a ogg webm wav mov avi woff woff2 ttf otf eot
            """);

    private final Path root;
    private final boolean whole;
    private final Sink sink;
    private final BooleanSupplier stopped;
    private final IgnoreRules ignore = new IgnoreRules();

    /** Takes what the walk finds. */
    interface Sink {
        void file(Path file, String path, long size);

        void skipped(Skipped skipped);

        void unseen(Unseen unseen);
    }

    /**
     * A walk.
     *
     * @param whole whether what a package manager installed counts too, because it ships
     */
    TreeWalk(Path root, boolean whole, Sink sink, BooleanSupplier stopped) {
        this.root = root;
        this.whole = whole;
        this.sink = sink;
        this.stopped = stopped;
    }

    IgnoreRules ignore() {
        return ignore;
    }

    void walk() {
        if (!Files.exists(root)) {
            unseen(root.toString(), "there is nothing at this path; give the folder to look through");
            return;
        }
        try {
            // the root itself may be a link; nothing below it is followed
            Files.walkFileTree(root.toRealPath(), new Relative());
        } catch (IOException e) {
            unseen(root.toString(), "the walk failed: " + reason(e));
        }
    }

    private final class Relative extends SimpleFileVisitor<Path> {
        private final Path base;

        Relative() throws IOException {
            this.base = root.toRealPath();
        }

        private String path(Path file) {
            String path = base.relativize(file).toString().replace('\\', '/');
            return path.isEmpty() ? file.getFileName().toString() : path;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (stopped.getAsBoolean()) {
                return FileVisitResult.TERMINATE;
            }
            String name = folder.equals(base) ? "" : folder.getFileName().toString();
            if (name.equals(".git")) {
                sink.skipped(new Skipped(path(folder), "Git's own store, which is not part of the working tree"));
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (!whole && INSTALLED.contains(name)) {
                sink.skipped(new Skipped(path(folder), "installed by a package manager, not yours"));
                return FileVisitResult.SKIP_SUBTREE;
            }
            readIgnored(folder);
            return FileVisitResult.CONTINUE;
        }

        private void readIgnored(Path folder) {
            Path file = folder.resolve(".gitignore");
            try {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) < 1_000_000) {
                    String prefix = folder.equals(base) ? "" : path(folder) + "/";
                    ignore.add(prefix, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                // the file itself is visited as well and told as unreadable there
                return;
            }
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = path(file);
            if (attributes.isSymbolicLink()) {
                link(file, path);
            } else if (!attributes.isRegularFile()) {
                sink.skipped(new Skipped(path, "neither a file nor a folder"));
            } else if (attributes.size() == 0) {
                sink.skipped(new Skipped(path, "empty"));
            } else {
                regular(file, path, attributes.size());
            }
            return stopped.getAsBoolean() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        private void link(Path file, String path) {
            try {
                Path target = file.toRealPath();
                if (target.startsWith(base)) {
                    sink.skipped(new Skipped(path, "a link to " + path(target) + ", which is scanned where it is"));
                } else if (ignore.ignores(path)) {
                    sink.skipped(new Skipped(path, "an ignored link to a place outside the tree"));
                } else {
                    TreeWalk.this.unseen(
                            path,
                            "a link to a place outside the tree, which is not followed; look at that place by itself");
                }
            } catch (NoSuchFileException e) {
                sink.skipped(new Skipped(path, "a link that leads nowhere"));
            } catch (IOException e) {
                TreeWalk.this.unseen(path, "a link that cannot be followed, as one in a circle: " + reason(e));
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            TreeWalk.this.unseen(path(file), "cannot be opened: " + reason(e));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException e) {
            if (e != null) {
                TreeWalk.this.unseen(path(folder), "its list of files broke off: " + reason(e));
            }
            return FileVisitResult.CONTINUE;
        }
    }

    private void regular(Path file, String path, long size) {
        if (isMedia(file.getFileName().toString())) {
            sink.skipped(new Skipped(path, "an image, a sound or a font"));
        } else {
            sink.file(file, path, size);
        }
    }

    /** Tells by its name whether a file is one that nobody writes by hand. */
    static boolean isMedia(String name) {
        return MEDIA.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    private void unseen(String path, String reason) {
        sink.unseen(new Unseen(path, reason, Impact.LAUNCH_BLOCKER));
    }

    static String reason(IOException e) {
        String message = e.getMessage();
        String kind = e.getClass().getSimpleName().replace("Exception", "");
        return message == null ? kind : kind + " (" + message + ")";
    }
}
