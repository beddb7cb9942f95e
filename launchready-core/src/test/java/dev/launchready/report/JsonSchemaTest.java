package dev.launchready.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.launchready.LaunchReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaTest {
    private static final JsonSchema SCHEMA = schema();

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Domain(AnyReport.class)
    void every_report_is_valid(@ForAll LaunchReport report) {
        assertThat(SCHEMA.validate(JsonReport.write(report), InputFormat.JSON)).isEmpty();
    }

    @Test
    void the_sample_is_valid() {
        assertThat(SCHEMA.validate(JsonReport.write(Samples.prototype()), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "site":              | "place":
            launchready.report/1 | launchready.report/2
            "NOT_READY"          | "NOT READY"
            "FAILED"             | "PASSED"
            "kind": "graph"      | "kind": "pie"
            "tone": "GOOD"       | "tone": "green"
            """)
    void what_the_reader_refuses_the_schema_refuses(String good, String bad) {
        String json = JsonReport.write(Samples.prototype());
        assertThat(json).contains(good);

        assertThat(SCHEMA.validate(json.replace(good, bad), InputFormat.JSON)).isNotEmpty();
    }

    private static JsonSchema schema() {
        try (InputStream in = JsonReport.class.getResourceAsStream("launchready-report.schema.json")) {
            assertThat(in).isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
