package dev.launchready.secrets.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What names the objects of a repository: refs, the {@code HEAD} of each worktree, the stash, the reflogs. Read from
 * their files; never written.
 *
 * @param refs name to object, {@code HEAD} of each worktree among them, {@code refs/stash} not
 * @param stash the stash, newest first
 * @param logged what reflogs and {@code ORIG_HEAD} and its kin remember, which no clone gets
 * @param head what {@code HEAD} of this worktree points to
 */
record GitRefs(Map<String, ObjectId> refs, Set<ObjectId> stash, Set<ObjectId> logged, Optional<ObjectId> head) {
    private static final String STASH = "refs/stash";
    private static final int DEEPEST_LINK = 5;

    static GitRefs of(GitLayout layout, GapList gaps) {
        Map<String, ObjectId> refs = new LinkedHashMap<>();
        if (layout.hasReftable()) {
            gaps.add("refs of " + layout.commonDir(), Gap.Reason.UNSUPPORTED, "they are stored in the reftable format");
        }
        packed(layout.commonDir().resolve("packed-refs"), refs, gaps);
        Map<String, String> links = new HashMap<>();
        for (Path base : bases(layout, gaps)) {
            files(base.resolve("refs"), gaps).forEach(file -> ref(file, base, refs, links, gaps));
            Path file = base.resolve("HEAD");
            if (Files.isRegularFile(file)) {
                read(file, base.equals(layout.gitDir()) ? "HEAD" : base.getFileName() + "/HEAD", refs, links, gaps);
            }
        }
        links.forEach((name, target) -> follow(target, refs, links).ifPresent(id -> refs.put(name, id)));
        Optional<ObjectId> head = Optional.ofNullable(refs.get("HEAD"));
        Set<ObjectId> stash = new LinkedHashSet<>();
        ObjectId top = refs.remove(STASH);
        if (top != null) {
            stash.add(top);
        }
        Set<ObjectId> logged = new LinkedHashSet<>();
        for (Path base : bases(layout, gaps)) {
            for (String name : List.of("ORIG_HEAD", "FETCH_HEAD", "MERGE_HEAD", "CHERRY_PICK_HEAD")) {
                for (String line : lines(base.resolve(name), gaps)) {
                    if (line.length() >= 40 && ObjectId.isId(line.substring(0, 40))) {
                        logged.add(ObjectId.fromString(line.substring(0, 40)));
                    }
                }
            }
            for (Path file : files(base.resolve("logs"), gaps)) {
                boolean ofStash =
                        file.equals(base.resolve("logs").resolve("refs").resolve("stash"));
                log(file, ofStash ? stash : logged, gaps);
            }
        }
        return new GitRefs(refs, stash, logged, head);
    }

    /** The shared folder, this worktree's own, and those of the other worktrees. */
    private static Set<Path> bases(GitLayout layout, GapList gaps) {
        Set<Path> bases = new LinkedHashSet<>();
        bases.add(layout.gitDir());
        bases.add(layout.commonDir());
        Path worktrees = layout.commonDir().resolve("worktrees");
        if (Files.isDirectory(worktrees)) {
            try (Stream<Path> each = Files.list(worktrees)) {
                each.filter(Files::isDirectory).sorted().forEach(bases::add);
            } catch (IOException e) {
                gaps.add("worktrees " + worktrees, Gap.Reason.UNREADABLE, Faults.said(e));
            }
        }
        return bases;
    }

    private static List<Path> files(Path folder, GapList gaps) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).endsWith(".lock"))
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            gaps.add("refs in " + folder, Gap.Reason.UNREADABLE, Faults.said(e));
            return List.of();
        }
    }

    private static void packed(Path file, Map<String, ObjectId> refs, GapList gaps) {
        for (String line : lines(file, gaps)) {
            // "#" starts the header, "^" says what the tag before it points to
            if (line.length() > 41 && line.charAt(40) == ' ' && ObjectId.isId(line.substring(0, 40))) {
                refs.put(line.substring(41).strip(), ObjectId.fromString(line.substring(0, 40)));
            }
        }
    }

    private static void ref(Path file, Path base, Map<String, ObjectId> refs, Map<String, String> links, GapList gaps) {
        read(file, base.relativize(file).toString().replace('\\', '/'), refs, links, gaps);
    }

    private static void read(
            Path file, String name, Map<String, ObjectId> refs, Map<String, String> links, GapList gaps) {
        List<String> lines = lines(file, gaps);
        String line = lines.isEmpty() ? "" : lines.get(0).strip();
        if (line.startsWith("ref:")) {
            links.put(name, line.substring(4).strip());
        } else if (line.length() >= 40 && ObjectId.isId(line.substring(0, 40))) {
            refs.put(name, ObjectId.fromString(line.substring(0, 40)));
        } else {
            gaps.add("ref " + name, Gap.Reason.CORRUPT, "it names no object");
        }
    }

    private static Optional<ObjectId> follow(String target, Map<String, ObjectId> refs, Map<String, String> links) {
        String at = target;
        for (int i = 0; i < DEEPEST_LINK; i++) {
            String next = links.get(at);
            if (next == null) {
                return Optional.ofNullable(refs.get(at));
            }
            at = next;
        }
        return Optional.empty();
    }

    private static void log(Path file, Set<ObjectId> ids, GapList gaps) {
        List<String> lines = new ArrayList<>(lines(file, gaps));
        java.util.Collections.reverse(lines);
        for (String line : lines) {
            if (line.length() >= 81 && ObjectId.isId(line.substring(41, 81)) && ObjectId.isId(line.substring(0, 40))) {
                ids.add(ObjectId.fromString(line.substring(41, 81)));
                ids.add(ObjectId.fromString(line.substring(0, 40)));
            }
        }
        ids.remove(ObjectId.zeroId());
    }

    private static List<String> lines(Path file, GapList gaps) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            gaps.add("file " + file, Gap.Reason.UNREADABLE, Faults.said(e));
            return List.of();
        }
    }

    /** {@return the commits where this clone was cut off} */
    static Set<ObjectId> shallow(GitLayout layout, GapList gaps) {
        Set<ObjectId> ids = new LinkedHashSet<>();
        for (String line : lines(layout.commonDir().resolve("shallow"), gaps)) {
            if (ObjectId.isId(line.strip())) {
                ids.add(ObjectId.fromString(line.strip()));
            }
        }
        return ids;
    }
}
