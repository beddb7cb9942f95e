package dev.launchready;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/**
 * Holds the floors: net, the vocabulary, the concerns, the report. Each may look down, never up or sideways.
 *
 * <p>A rule that allows an empty {@code should} guards a package that may have no class yet.
 */
@AnalyzeClasses(packages = "dev.launchready", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String NET = "dev.launchready.net..";
    private static final String VOCABULARY = "dev.launchready";
    private static final String REPORT = "dev.launchready.report..";

    @ArchTest
    static final ArchRule there_is_something_to_look_at = classes()
            .that()
            .resideInAPackage(VOCABULARY)
            .should()
            .bePublic()
            .orShould()
            .notBePublic()
            .because("every other rule would pass if the import found nothing");

    @ArchTest
    static final ArchRule net_knows_nobody = noClasses()
            .that()
            .resideInAPackage(NET)
            .should()
            .dependOnClassesThat(ours().and(not(resideInAPackage(NET))))
            .allowEmptyShould(true)
            .because("floor 1 only moves bytes and names");

    @ArchTest
    static final ArchRule the_vocabulary_knows_net_only = noClasses()
            .that()
            .resideInAPackage(VOCABULARY)
            .should()
            .dependOnClassesThat(ours().and(not(resideInAnyPackage(VOCABULARY, NET))))
            .because("a word means the same whichever concern speaks it");

    /** Exception: net is a floor below, so everyone may look at it; {@link #net_knows_nobody} watches the other way. */
    @ArchTest
    static final ArchRule concerns_do_not_know_each_other = slices().matching("dev.launchready.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage(NET))
            .allowEmptyShould(true)
            .because("what two concerns need sinks to floor 1 or 2, and the report renders any concern");

    @ArchTest
    static final ArchRule the_report_knows_the_vocabulary_only = noClasses()
            .that()
            .resideInAPackage(REPORT)
            .should()
            .dependOnClassesThat(ours().and(not(resideInAnyPackage(VOCABULARY, REPORT))))
            .allowEmptyShould(true)
            .because("a report renders what was found and looks at nothing itself");

    @ArchTest
    static final ArchRule only_net_opens_sockets = noClasses()
            .that()
            .resideOutsideOfPackage(NET)
            .should()
            .dependOnClassesThat(openSockets())
            .because("deadlines, connect-to overrides and manners towards the probed hosts live in one place");

    /** {@code InetAddress.getByAddress} stays allowed: it asks nobody. */
    @ArchTest
    static final ArchRule only_net_resolves_names = noClasses()
            .that()
            .resideOutsideOfPackage(NET)
            .should(use(
                    "resolve names by",
                    "java\\.net\\.InetAddress\\.(getByName|getAllByName|getLocalHost|getHostName|getCanonicalHostName)"
                            + "|java\\.net\\.URL\\.(openConnection|openStream|getContent|equals|hashCode)"
                            + "|org\\.xbill\\.DNS\\.Address\\.(getByName|getAllByName|getHostName)"))
            .because("each of these may ask the system resolver, without a deadline and behind our back");

    @ArchTest
    static final ArchRule judges_are_package_private = classes()
            .that(judge())
            .and()
            .areTopLevelClasses()
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true)
            .because("a user sees the entry, the facts and the rules of a concern");

    @ArchTest
    static final ArchRule judges_touch_no_door = noClasses()
            .that(judge())
            .should()
            .dependOnClassesThat(netDoors().or(resideInAnyPackage("java.io..", "java.nio.file..")))
            .allowEmptyShould(true)
            .because("judging is pure: it can be property-tested and can judge recorded facts again");

    /** {@code Instant.now(clock)} and its kin stay allowed: they read the clock that was handed in. */
    @ArchTest
    static final ArchRule judges_are_told_the_time = noClasses()
            .that(judge())
            .should(accessTargetWhere(readsTheSystemClock()))
            .allowEmptyShould(true)
            .because("a verdict on recorded facts must not change with the day it is given");

    @ArchTest
    static final ArchRule nobody_changes_the_jvm = noClasses()
            .should(use(
                    "change the JVM by",
                    "java\\.lang\\.System\\.(setProperty|setProperties|clearProperty|setIn|setOut|setErr|exit)"
                            + "|java\\.lang\\.Runtime\\.(addShutdownHook|exit|halt)"
                            + "|java\\.lang\\.Thread\\.setDefaultUncaughtExceptionHandler"
                            + "|java\\.security\\.Security\\.(addProvider|insertProviderAt|removeProvider|setProperty)"
                            + "|java\\.util\\.(Locale|TimeZone)\\.setDefault"
                            + "|java\\.net\\.(Authenticator|CookieHandler|ProxySelector|ResponseCache)\\.setDefault"
                            + "|javax\\.net\\.ssl\\.SSLContext\\.setDefault"
                            + "|javax\\.net\\.ssl\\.HttpsURLConnection\\.setDefault\\w+"
                            + "|org\\.xbill\\.DNS\\.Lookup\\.setDefault\\w+"))
            .because("tests run in parallel in one JVM, which belongs to the embedding application");

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .should(ArchCondition.from(DescribedPredicate.describe(
                    "be in a package that is @NullMarked",
                    type -> type.getPackage().isAnnotatedWith(NullMarked.class))))
            .because("NullAway looks at marked packages only");

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage("dev.launchready..");
    }

    private static DescribedPredicate<JavaClass> judge() {
        return DescribedPredicate.describe("judge (or are part of a judge)", type -> {
            String outermost = type.getName().replaceFirst("\\$.*", "");
            return outermost.endsWith("Judge");
        });
    }

    private static DescribedPredicate<JavaClass> netDoors() {
        Set<String> doors = Set.of("Dns", "Http", "Tls", "Network");
        return resideInAPackage(NET)
                .and(DescribedPredicate.describe("doors", type -> doors.contains(type.getSimpleName())));
    }

    /** Not all of java.nio.channels: a file channel is no door to the network. */
    private static DescribedPredicate<JavaClass> openSockets() {
        Pattern sockets = Pattern.compile("java\\.net\\.(\\w*Socket(Impl)?|\\w*URLConnection)"
                + "|java\\.nio\\.channels\\.(\\w*Socket\\w*|Datagram\\w*|Selector|spi\\.SelectorProvider)"
                + "|javax\\.net\\.(ssl\\.)?(\\w*Socket\\w*|SSLEngine|HttpsURLConnection)"
                + "|org\\.xbill\\.DNS\\.(Lookup|ZoneTransferIn|lookup\\.LookupSession)");
        return DescribedPredicate.<JavaClass>describe(
                        "open sockets", type -> sockets.matcher(type.getName()).matches())
                .or(assignableTo("org.xbill.DNS.Resolver"))
                .or(resideInAnyPackage("java.net.http..", "com.sun.net.httpserver..", "javax.naming.."));
    }

    /** Sees method references too, which callMethodWhere does not. */
    private static ArchCondition<JavaClass> use(String description, String ownersAndNames) {
        Pattern pattern = Pattern.compile(ownersAndNames);
        return accessTargetWhere(DescribedPredicate.<JavaAccess<?>>describe(
                        description, access -> pattern.matcher(target(access)).matches()))
                .as(description + " " + pattern);
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheSystemClock() {
        Pattern clocks = Pattern.compile("java\\.time\\.Clock\\.(system|tick)\\w*"
                + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime)"
                + "|java\\.time\\.\\w+\\.now");
        return DescribedPredicate.describe(
                "the system's clock is read",
                access -> clocks.matcher(target(access)).matches() && !isGivenAClock(access));
    }

    private static boolean isGivenAClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget method
                && method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static String target(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getName();
    }
}
