package dev.launchready.junit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import javax.net.ssl.SSLContext;

/** What core's test of the same name cannot see: floor 5, which runs inside other people's JVMs. */
@AnalyzeClasses(
        packages = {"dev.launchready.junit", "dev.launchready.assertj"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule nobody_changes_the_jvm = noClasses()
            .should()
            .callMethod(System.class, "setProperty", String.class, String.class)
            .orShould()
            .callMethod(System.class, "setOut", PrintStream.class)
            .orShould()
            .callMethod(System.class, "setErr", PrintStream.class)
            .orShould()
            .callMethod(Runtime.class, "addShutdownHook", Thread.class)
            .orShould()
            .callMethod(SSLContext.class, "setDefault", SSLContext.class)
            .because("tests run in parallel in one JVM, which belongs to the embedding application");

    /** What both packages of the floor share: an error that carries findings, which needs opentest4j alone. */
    private static final DescribedPredicate<JavaClass> THE_SHARED_ERROR =
            belongToAnyOf(LaunchAssertionError.class, FindingText.class);

    @ArchTest
    static final ArchRule assertions_do_not_need_jupiter = noClasses()
            .that(resideInAPackage("dev.launchready.assertj..").or(THE_SHARED_ERROR))
            .should()
            .dependOnClassesThat(resideInAPackage("org.junit..")
                    .or(resideInAPackage("dev.launchready.junit..").and(not(THE_SHARED_ERROR))))
            .because("whoever runs checks from a main may assert on their facts too");
}
