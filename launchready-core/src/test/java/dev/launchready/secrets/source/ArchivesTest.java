package dev.launchready.secrets.source;

import static dev.launchready.secrets.source.GitRepo.token;
import static dev.launchready.secrets.source.Packing.bytes;
import static dev.launchready.secrets.source.Packing.gzip;
import static dev.launchready.secrets.source.Packing.tar;
import static dev.launchready.secrets.source.Packing.zip;
import static dev.launchready.secrets.source.Packing.zstd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.launchready.net.Deadline;
import dev.launchready.secrets.source.Gap.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {
    @TempDir
    Path folder;

    private final Gathering gathering = new Gathering();
    private final Archives archives = Archives.standard();

    @Test
    void what_is_nested_is_found_with_its_path() throws IOException {
        byte[] jar = zip("keys.txt", bytes(token("jar")));
        byte[] war = zip("WEB-INF/lib/a.jar", jar);
        byte[] tarGz = gzip(tar(Map.of("opt/app.war", war, "opt/plain.txt", bytes(token("tar")))));
        byte[] all = zip("dist/app.tar.gz", tarGz);

        read("all.zip", all, archives);

        assertThat(gathering.gaps).isEmpty();
        assertThat(place("jar")).isEqualTo("all.zip!dist/app.tar.gz!app.tar!opt/app.war!WEB-INF/lib/a.jar!keys.txt");
        assertThat(place("tar")).isEqualTo("all.zip!dist/app.tar.gz!app.tar!opt/plain.txt");
        assertThat(gathering.contents).hasSize(2);
    }

    @Test
    void single_files_in_gzip_and_zstandard_are_opened() throws IOException {
        read("dump.sql.gz", gzip(bytes(token("gz"))), archives);
        assertThat(place("gz")).isEqualTo("dump.sql.gz!dump.sql");

        read("dump.tar.zst", zstd(tar(Map.of("d.sql", bytes(token("zst"))))), archives);
        assertThat(place("zst")).isEqualTo("dump.tar.zst!dump.tar!d.sql");
    }

    @Test
    void the_content_decides_not_the_name() throws IOException {
        read("library.bin", zip("a.txt", bytes(token("hidden"))), archives);

        assertThat(place("hidden")).isEqualTo("library.bin!a.txt");
    }

    @Test
    void a_class_file_is_told_by_its_constants_and_their_fields() throws IOException {
        byte[] compiled;
        try (var in = Constants.class.getResourceAsStream("ArchivesTest$Constants.class")) {
            compiled = in == null ? new byte[0] : in.readAllBytes();
        }

        read("app.jar", zip("dev/Constants.class", compiled), archives);

        assertThat(text("app.jar!dev/Constants.class"))
                .contains("ArchivesTest$Constants.TOKEN = constant of a field\n")
                .contains("\nliteral of a method\n")
                .contains("\nvalue of an annotation\n");
    }

    /** Compiled for the test above. */
    @Tagged("value of an annotation")
    static final class Constants {
        static final String TOKEN = "constant of a field";

        static String literal() {
            return "literal of a method";
        }
    }

    /** Kept in class files. */
    @interface Tagged {
        String value();
    }

    @Test
    void a_broken_class_is_listed_and_handed_over_as_it_is() throws IOException {
        byte[] broken = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61, 0, 9, 77, 1, 2, 3};

        read("app.jar", zip("A.class", broken), archives);

        assertThat(gathering.gaps(Reason.CORRUPT)).singleElement().asString().contains("no constant of kind 77");
        assertThat(gathering.contents).hasSize(1);
    }

    @Test
    void a_broken_archive_within_costs_no_other() throws IOException {
        byte[] broken = Arrays.copyOf(gzip(bytes("x".repeat(5000))), 30);

        read("a.tar", tar(Map.of("1.gz", broken, "2.txt", bytes(token("after")))), archives);

        assertThat(gathering.gaps(Reason.CORRUPT)).singleElement().asString().startsWith("a.tar!1.gz");
        assertThat(place("after")).isEqualTo("a.tar!2.txt");
    }

    @Test
    void an_archive_that_was_cut_off_or_is_none_is_corrupt() throws IOException {
        byte[] whole = tar(Map.of("1.txt", bytes("y".repeat(5000))));
        read("cut.tar", Arrays.copyOf(whole, 2000), archives);
        assertThat(gathering.gaps(Reason.CORRUPT)).isNotEmpty();

        read("no.jar", bytes("this is no jar " + token("text")), archives);
        assertThat(gathering.gaps(Reason.CORRUPT)).singleElement().asString().contains("its first bytes are not");
        assertThat(place("text")).isEqualTo("no.jar");
    }

    @Test
    void an_encrypted_entry_is_listed_and_the_next_is_read() throws IOException {
        byte[] archive = zip(Map.of("1-secret.txt", bytes("hidden"), "2.txt", bytes(token("open"))));
        // the flag of the first local header; without the key the bytes are noise, which nobody tries to read
        archive[6] |= 1;

        read("a.zip", archive, archives);

        assertThat(gathering.gaps).singleElement().hasToString("a.zip!1-secret.txt: it is encrypted");
        assertThat(place("open")).isEqualTo("a.zip!2.txt");
    }

    @Test
    void a_bomb_spends_the_budget_and_no_more() throws IOException {
        byte[] bomb = gzip(new byte[100 * 1024 * 1024]);

        read("bomb.gz", bomb, archives.largest(Integer.MAX_VALUE - 8));

        assertThat(gathering.gaps(Reason.BUDGET)).singleElement().asString().contains("200 times");
        assertThat(gathering.contents).isEmpty();
    }

    @Test
    void bytes_entries_depth_and_size_have_limits_that_are_told() throws IOException {
        byte[] two = zip(Map.of("1.txt", bytes("z".repeat(600)), "2.txt", bytes("z".repeat(600))));

        read("a.zip", two, archives.budget(1000, 10));
        assertThat(gathering.gaps(Reason.BUDGET)).singleElement().asString().contains("more than 1000 bytes");

        read("a.zip", two, archives.budget(10_000, 1));
        assertThat(gathering.gaps(Reason.BUDGET)).singleElement().asString().contains("more than 1 entries");
        assertThat(gathering.contents).hasSize(1);

        read("a.zip", zip("b.zip", two), archives.depth(1));
        assertThat(gathering.gaps(Reason.TOO_DEEP)).singleElement().asString().startsWith("a.zip!b.zip");

        read("a.zip", two, archives.largest(100));
        assertThat(gathering.gaps(Reason.TOO_LARGE)).hasSize(2);

        assertThatIllegalArgumentException().isThrownBy(() -> archives.depth(0)).withMessageContaining("not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> archives.budget(0, 1))
                .withMessageContaining("not 0");
    }

    @Test
    void time_and_absent_files_are_told() throws IOException {
        Path file = Files.write(folder.resolve("a.zip"), zip("1.txt", bytes("x")));
        archives.read(file, Deadline.in(Duration.ZERO), gathering);
        assertThat(gathering.gaps(Reason.TIME)).hasSize(1);

        archives.read(folder.resolve("absent.jar"), Deadline.in(Duration.ofSeconds(9)), gathering);
        assertThat(gathering.gaps(Reason.UNREADABLE)).singleElement().asString().contains("absent.jar");
    }

    private void read(String name, byte[] content, Archives with) throws IOException {
        gathering.contents.clear();
        gathering.gaps.clear();
        Path file = Files.write(folder.resolve(name), content);
        Tally tally = with.read(file, Deadline.in(Duration.ofSeconds(60)), gathering);
        gathering.gaps.replaceAll(gap -> new Gap(local(gap.place()), gap.reason(), gap.detail()));
        assertThat(tally.pieces()).isEqualTo(gathering.contents.size());
        assertThat(tally.gaps()).isEqualTo(gathering.gaps.size());
    }

    private String place(String name) {
        var where = gathering.where(token(name));
        assertThat(where).as(name).hasSize(1);
        return local(where.get(0).place());
    }

    private String local(String place) {
        return place.replace(folder.toString().replace('\\', '/') + "/", "");
    }

    private String text(String place) {
        return gathering.contents.stream()
                .filter(one -> local(one.origin().place()).equals(place))
                .map(one -> new String(one.bytes(), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }
}
