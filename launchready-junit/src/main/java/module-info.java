/** Launch checks as JUnit nodes, and AssertJ assertions on their facts. */
module dev.launchready.junit {
    requires static org.jspecify;
    requires transitive dev.launchready.core;
    requires transitive org.junit.jupiter.api;
    requires com.google.gson;
    requires java.management;
    requires org.junit.platform.launcher;
    requires static org.assertj.core;

    exports dev.launchready.assertj;
    exports dev.launchready.junit;

    // JUnit instantiates the extension, which is nobody else's business
    opens dev.launchready.junit to
            org.junit.platform.commons;

    provides org.junit.platform.launcher.LauncherSessionListener with
            dev.launchready.junit.LaunchReportListener;
    provides dev.launchready.RuleCatalogue with
            dev.launchready.assertj.FactRules,
            dev.launchready.junit.LaunchTestRules;
}
