package dev.launchready.examples.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.launchready.CheckResult;
import dev.launchready.Finding;
import dev.launchready.Launch;
import dev.launchready.net.fault.Fault;
import dev.launchready.net.fault.FaultProxy;
import dev.launchready.resilience.Dependency;
import dev.launchready.resilience.Resilience;
import dev.launchready.resilience.UserAction;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real PostgreSQL behind the fault proxy, and a pool that has its timeouts set or has not. */
class DatabaseTest {
    private static EmbeddedPostgres postgres;
    private static FaultProxy proxy;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        proxy = FaultProxy.to("127.0.0.1:" + postgres.getPort())
                .named("database")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
        postgres.close();
    }

    @Test
    void a_pool_without_timeouts_hangs_with_its_database_and_is_named() {
        HikariConfig config = config();
        config.setConnectionTimeout(0);

        CheckResult result = whenTheDatabaseFails(config, Duration.ofMillis(700));

        assertThat(result.findings())
                .filteredOn(finding -> finding.rule().equals("resilience.no-timeout"))
                .extracting(Finding::subject)
                .anyMatch(subject -> subject.contains("stalls after 20 bytes"))
                .anyMatch(subject -> subject.contains("nothing gets through"));
    }

    @Test
    void the_same_pool_with_its_timeouts_set_answers_in_time() {
        HikariConfig config = config();
        config.setConnectionTimeout(1000);
        config.setValidationTimeout(500);
        config.addDataSourceProperty("connectTimeout", "1");
        config.addDataSourceProperty("socketTimeout", "1");

        CheckResult result = whenTheDatabaseFails(config, Duration.ofSeconds(4));

        assertThat(result.findings()).isEmpty();
        assertThat(result.unseen()).isEmpty();
    }

    private static CheckResult whenTheDatabaseFails(HikariConfig config, Duration limit) {
        try (HikariDataSource pool = new HikariDataSource(config)) {
            return Resilience.whenDependency(Dependency.of(proxy))
                    .suffers(Fault.stallAfter(20), Fault.blackhole(), Fault.refuse())
                    .during(UserAction.call("count the orders", () -> orders(pool)))
                    .answersWithin(limit)
                    .run(Launch.at("acme.test").with(network -> network.loopbackOnly()));
        }
    }

    private static HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://" + proxy.hostPort() + "/postgres");
        config.setUsername("postgres");
        config.setMinimumIdle(1);
        return config;
    }

    private static int orders(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select count(*) + 3 from pg_tables where tablename = 'orders'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
