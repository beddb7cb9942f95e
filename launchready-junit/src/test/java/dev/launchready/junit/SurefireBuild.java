package dev.launchready.junit;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A user's Maven build: a project of its own whose tests a real Surefire runs in forks, with our classes beside. */
final class SurefireBuild {
    private static final Pattern VERSION = Pattern.compile("junit-jupiter-api-([0-9][^/\\\\]*)\\.jar");
    private final List<String> output;

    private SurefireBuild(List<String> output) {
        this.output = output;
    }

    /**
     * Runs the fixtures.
     *
     * @param project where to put the project; what {@code fork2.flags} in it says is told to the second JVM
     * @param arguments what Maven is told beside
     * @param fixtures the classes to run
     * @return the build, ended in whatever way
     */
    static SurefireBuild run(Path project, List<String> arguments, Class<?>... fixtures) {
        String maven = System.getProperty("launchready.maven", "");
        assumeThat(maven)
                .as("skipped: no Maven named by -Dlaunchready.maven=HOME, as the build does")
                .isNotEmpty();
        try {
            Files.writeString(project.resolve("pom.xml"), pom(fixtures));
            for (String flags : List.of("fork1.flags", "fork2.flags")) {
                // The JVM wants the file to be there
                Files.writeString(project.resolve(flags), "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            List<String> command = new ArrayList<>(List.of(
                    Path.of(maven, "bin", "mvn").toString(),
                    "-o",
                    "-B",
                    "-Dmaven.repo.local=" + System.getProperty("launchready.maven.repository"),
                    "-Djvm=" + Path.of(System.getProperty("java.home"), "bin", "java")));
            command.addAll(arguments);
            command.add("surefire:test");
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
            builder.environment()
                    .keySet()
                    .removeIf(name -> name.startsWith("LAUNCHREADY") || name.startsWith("GITHUB"));
            builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return new SurefireBuild(said.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> output() {
        return output;
    }

    /** What our library printed, without the names that Surefire gives its forks' lines. */
    List<String> said() {
        return output.stream()
                .filter(line -> line.contains("LaunchReady: "))
                .map(line -> line.substring(line.indexOf("LaunchReady: ")))
                .toList();
    }

    private static String pom(Class<?>... fixtures) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>dev.acme</groupId>
                  <artifactId>acme</artifactId>
                  <version>1</version>
                  <dependencies>
                    <dependency>
                      <groupId>org.junit.jupiter</groupId>
                      <artifactId>junit-jupiter-api</artifactId>
                      <version>%s</version>
                      <scope>test</scope>
                    </dependency>
                  </dependencies>
                  <build>
                    <plugins>
                      <plugin>
                        <artifactId>maven-surefire-plugin</artifactId>
                        <version>%s</version>
                        <configuration>
                          <testClassesDirectory>%s</testClassesDirectory>
                          <includes>%s</includes>
                          <excludes><exclude>none</exclude></excludes>
                          <additionalClasspathElements>%s</additionalClasspathElements>
                          <argLine>-XX:TieredStopAtLevel=1 -XX:Flags=fork${surefire.forkNumber}.flags</argLine>
                          <trimStackTrace>true</trimStackTrace>
                        </configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(
                jupiter(),
                System.getProperty("launchready.surefire"),
                Fork.root(SurefireBuild.class),
                elements("include", Stream.of(fixtures).map(f -> f.getName().replace('.', '/') + ".class")),
                elements("element", Fork.classPath().stream()));
    }

    private static String elements(String name, Stream<String> values) {
        return values.map(value -> "<" + name + ">" + value + "</" + name + ">").collect(Collectors.joining());
    }

    private static String jupiter() {
        Matcher version = VERSION.matcher(Fork.root(Test.class));
        if (!version.find()) {
            throw new IllegalStateException("no version in " + Fork.root(Test.class));
        }
        return version.group(1);
    }
}
