package dev.launchready.junit;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A test JVM that a test starts, talks to and may kill. */
final class Fork implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final List<String> lines = new ArrayList<>();

    private Fork(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts a JVM.
     *
     * @param directory its working directory
     * @param properties its system properties
     * @param environment what its environment has beside what is usual
     * @param fixtures the classes to run
     * @return the JVM, just begun
     */
    static Fork start(
            Path directory, Map<String, String> properties, Map<String, String> environment, Class<?>... fixtures) {
        return start(ForkMain.class, directory, properties, environment, fixtures);
    }

    /** Starts a JVM with the gate that follows the tests. */
    static Fork gate(Path directory, Map<String, String> properties, Map<String, String> environment) {
        return start(LaunchGate.class, directory, properties, environment);
    }

    /** Starts a JVM that dies before any test framework is there. */
    static Fork dying(Path directory, Map<String, String> properties) {
        return start(ForkFixtures.DiesAtOnce.class, directory, properties, Map.of());
    }

    private static Fork start(
            Class<?> main,
            Path directory,
            Map<String, String> properties,
            Map<String, String> environment,
            Class<?>... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                String.join(File.pathSeparator, classPath())));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add(main.getName());
        Stream.of(arguments).map(Class::getName).forEach(command::add);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LAUNCHREADY") || name.startsWith("GITHUB"));
        builder.environment().putAll(environment);
        try {
            return new Fork(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the output up to a line. */
    Fork await(String expected) {
        for (String line = read(); line != null; line = read()) {
            if (line.equals(expected)) {
                return this;
            }
        }
        throw new IllegalStateException("the JVM ended without \"" + expected + "\": " + lines);
    }

    /** Lets a fixture that waits for a line go on. */
    Fork goOn() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end and gives what the JVM printed about the launch and its tests. */
    List<String> output() {
        while (read() != null) {
            // to the end
        }
        waitFor();
        return lines.stream()
                .filter(line -> line.startsWith("LaunchReady") || line.startsWith("TESTS"))
                .toList();
    }

    void kill() {
        process.destroyForcibly();
        waitFor();
    }

    /** The exit status of a JVM that has ended. */
    int status() {
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        kill();
    }

    private String read() {
        try {
            String line = out.readLine();
            if (line != null) {
                lines.add(line);
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void waitFor() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // All of what this JVM has, whether it runs on the class path or on the module path
    static List<String> classPath() {
        List<String> entries = new ArrayList<>();
        entries.add(root(ForkMain.class));
        entries.add(root(LaunchReady.class));
        for (String property : List.of("java.class.path", "jdk.module.path")) {
            entries.addAll(List.of(System.getProperty(property, "").split(File.pathSeparator)));
        }
        return entries.stream().filter(e -> !e.isEmpty()).distinct().toList();
    }

    /** The directory or jar that a class comes from. */
    static String root(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        String url = String.valueOf(type.getClassLoader().getResource(name));
        String root = url.substring(0, url.length() - name.length()).replaceFirst("^jar:(.*)!/$", "$1");
        return Path.of(URI.create(root)).toString();
    }
}
