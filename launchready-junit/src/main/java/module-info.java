/** Launch checks as JUnit nodes. */
module dev.launchready.junit {
    requires static org.jspecify;
    requires transitive dev.launchready.core;
    requires transitive org.junit.jupiter.api;
    requires org.junit.platform.launcher;
    requires static org.assertj.core;

    exports dev.launchready.junit;

    opens dev.launchready.junit to
            org.junit.platform.commons;
}
