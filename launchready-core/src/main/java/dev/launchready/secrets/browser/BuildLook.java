package dev.launchready.secrets.browser;

import dev.launchready.secrets.SecretScanner;
import dev.launchready.secrets.browser.Gathering.Haul;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks through a folder as if it were deployed: whatever lies in it is served. */
final class BuildLook {
    private static final Set<String> MEDIA = Set.of(
            "png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "svg", "woff", "woff2", "ttf", "otf", "eot", "mp3",
            "mp4", "webm", "ogg", "wav", "pdf", "css", "wasm");
    private static final Set<String> INSTALLED = Set.of("node_modules", ".git", ".venv", "venv", "vendor", "target");

    private final SecretScanner scanner;
    private final Path root;
    private final long largest;
    private final int most;
    private final Gathering gathering;
    private final Map<String, Path> files = new TreeMap<>();

    BuildLook(SecretScanner scanner, Path root, long largest, int most, Gathering gathering) {
        this.scanner = scanner;
        this.root = root;
        this.largest = largest;
        this.most = most;
        this.gathering = gathering;
    }

    /** Looks at a build's output. */
    void build() {
        walk(false);
        Set<String> mapsSeen = new HashSet<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            String path = file.getKey();
            if (!path.endsWith(".map")) {
                look(path, file.getValue(), mapsSeen);
            }
        }
        for (Map.Entry<String, Path> file : files.entrySet()) {
            String path = file.getKey();
            if (path.endsWith(".map") && !mapsSeen.contains(path)) {
                map(path, read(path, file.getValue()));
            }
        }
    }

    /** Looks at the files in which a project keeps its build's variables. */
    void source() {
        walk(true);
        files.forEach((path, file) -> {
            byte[] bytes = read(path, file);
            gathering.add(Exam.variables(scanner, path, bytes));
            gathering.file(path, "build variables", bytes.length + " bytes");
            gathering.end(path);
        });
    }

    private void walk(boolean source) {
        if (!Files.isDirectory(root)) {
            gathering.unseen(root.toString(), "there is no folder at this path; build first, or correct the path");
            return;
        }
        try {
            Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), 40, new Visitor(source));
        } catch (IOException e) {
            gathering.unseen(root.toString(), "its list of files broke off: " + reason(e));
        }
        if (files.size() > most) {
            gathering.unseen(
                    root.toString(),
                    "it has " + files.size() + " files, more than the " + most
                            + " that are looked at; raise that with withFilesAtMost");
            while (files.size() > most) {
                files.remove(((TreeMap<String, Path>) files).lastKey());
            }
        }
        files.keySet().forEach(gathering::begin);
    }

    private void look(String path, Path file, Set<String> mapsSeen) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        if (MEDIA.contains(extension)) {
            gathering.file(path, "media", "not looked at");
            gathering.end(path);
            return;
        }
        byte[] bytes = read(path, file);
        switch (extension) {
            case "html", "htm" -> {
                gathering.file(path, "page", bytes.length + " bytes");
                gathering.add(
                        Exam.page(scanner, path, bytes, PageLinks.of(bytes).inline()));
            }
            case "js", "mjs", "cjs" -> {
                gathering.file(path, "script", bytes.length + " bytes");
                script(path, file, bytes, mapsSeen);
            }
            default -> data(path, bytes);
        }
        gathering.end(path);
    }

    private void data(String path, byte[] bytes) {
        gathering.file(path, "data", bytes.length + " bytes");
        Haul haul = Exam.data(scanner, path, bytes);
        gathering.add(haul);
        String name = "/" + path.substring(path.lastIndexOf('/') + 1);
        String text = Exam.text(bytes);
        for (Exposure exposure : Exposure.values()) {
            boolean named = exposure.paths().stream().anyMatch(p -> ("/" + path).endsWith(p))
                    || (exposure == Exposure.ENVIRONMENT && name.startsWith("/.env") && !name.endsWith(".example"));
            BrowserRule rule = exposure.rule();
            if (named && rule != null && exposure.fits(text)) {
                int secrets = haul.secrets().size() + haul.variables().size();
                gathering.exposed(new ExposedFile(path, rule, exposure.label(), secrets));
                return;
            }
        }
    }

    private void script(String path, Path file, byte[] bytes, Set<String> mapsSeen) {
        Optional<String> link = MapLink.comment(Exam.text(bytes));
        SourceMap map = null;
        String where = path;
        if (link.isPresent() && MapLink.isData(link.get())) {
            map = parsed(MapLink.data(link.get()).orElse(""), path);
        } else {
            String beside = path + ".map";
            String named = link.flatMap(l -> within(file, l)).orElse(beside);
            where = files.containsKey(named) ? named : beside;
            Path mapFile = files.get(where);
            if (mapFile != null && mapsSeen.add(where)) {
                byte[] content = read(where, mapFile);
                map = parsed(new String(content, StandardCharsets.UTF_8), where);
                gathering.file(where, "source map", content.length + " bytes");
                gathering.end(where);
                if (map == null) {
                    gathering.add(Exam.data(scanner, where, content));
                }
            }
        }
        gathering.add(Exam.script(scanner, path, bytes, map, where));
    }

    /** {@return the path that a script's link leads to, if it stays within the folder} */
    private Optional<String> within(Path script, String link) {
        try {
            Path target =
                    script.resolveSibling(link.replaceFirst("[?#].*$", "")).normalize();
            return target.startsWith(root.normalize()) ? Optional.of(path(target)) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void map(String path, byte[] bytes) {
        SourceMap map = parsed(new String(bytes, StandardCharsets.UTF_8), path);
        gathering.file(path, "source map", bytes.length + " bytes");
        gathering.add(map == null ? Exam.data(scanner, path, bytes) : Exam.map(scanner, map, path));
        gathering.end(path);
    }

    private @Nullable SourceMap parsed(String json, String path) {
        SourceMapReader.Reading reading = SourceMapReader.read(json);
        SourceMap map = reading.map();
        if (map == null) {
            gathering.unseen(path, "the source map could not be read: " + reading.flaw());
        } else {
            map.flaws().forEach(flaw -> gathering.unseen(path, "the source map was not read whole: " + flaw));
        }
        return map;
    }

    private byte[] read(String path, Path file) {
        try {
            if (gathering.isClosed()) {
                return new byte[0];
            }
            long size = Files.size(file);
            if (size > largest) {
                gathering.unseen(
                        path, "has " + size + " bytes, more than the " + largest + "; raise that with withLargestFile");
                return new byte[0];
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            gathering.unseen(path, "cannot be read: " + reason(e));
            return new byte[0];
        }
    }

    private String path(Path file) {
        return root.normalize().relativize(file.normalize()).toString().replace('\\', '/');
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "");
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final boolean source;

        Visitor(boolean source) {
            this.source = source;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.equals(root) ? "" : folder.getFileName().toString();
            if (!source && name.equals(".git")) {
                gathering.exposed(new ExposedFile(path(folder), BrowserRule.GIT_SERVED, "a Git repository", 0));
                return FileVisitResult.SKIP_SUBTREE;
            }
            boolean skipped = source && INSTALLED.contains(name);
            return skipped || gathering.isClosed() ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = path(file);
            if (attributes.isRegularFile() && attributes.size() > 0 && (!source || keepsVariables(file))) {
                files.put(path, file);
            } else if (!attributes.isRegularFile() && !source) {
                gathering.unseen(path, "it is a link or no file, and was not followed");
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean keepsVariables(Path file) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            return name.startsWith(".env")
                    || name.startsWith("dockerfile")
                    || name.startsWith("docker-compose")
                    || name.equals("compose.yaml")
                    || name.equals("compose.yml")
                    || name.equals("netlify.toml")
                    || name.equals("vercel.json");
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            gathering.unseen(path(file), "cannot be opened: " + reason(e));
            return FileVisitResult.CONTINUE;
        }
    }
}
