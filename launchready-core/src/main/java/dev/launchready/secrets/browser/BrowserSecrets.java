package dev.launchready.secrets.browser;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import dev.launchready.net.Deadline;
import dev.launchready.net.Url;
import dev.launchready.secrets.SecretMatch;
import dev.launchready.secrets.SecretRules;
import dev.launchready.secrets.Verification;
import dev.launchready.secrets.browser.Fetcher.Bounds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Expects no server secret in what browsers are given: pages, scripts and the scripts that these name, source maps, data,
 * and the files that are forgotten on web servers. Keys that are meant for browsers are listed, not found. Immutable; each
 * verb returns a copy.
 *
 * <pre>{@code
 * launch.run(
 *         BrowserSecrets.of("https://www.acme.dev/").withCdn("cdn.acme-static.net"),
 *         BrowserSecrets.inBuild(Path.of("web/dist")),
 *         BrowserSecrets.inSource(Path.of("web")));
 * }</pre>
 *
 * <p>A site is asked as a guest: its own hosts and the declared ones only, a bounded number of files and bytes, no script
 * is run. What a script loads by a name that it computes is not known.
 */
public final class BrowserSecrets implements Check {
    /** How many files are looked at unless told otherwise: of a site. */
    public static final int DEFAULT_FILES = 150;
    /** How many bytes of a file are looked at unless told otherwise: 8 MiB. */
    public static final int DEFAULT_LARGEST_FILE = 8 << 20;

    private static final int MOST_FILES_OF_A_FOLDER = 20_000;

    private final Target target;
    private final Bounds bounds;
    private final Verification verification;

    private BrowserSecrets(Target target, Bounds bounds, Verification verification) {
        this.target = target;
        this.bounds = bounds;
        this.verification = verification;
    }

    /**
     * Looks at pages and all that they load.
     *
     * @param page the address of a page, for example {@code https://www.acme.dev/}
     * @param more further pages of the same site
     * @return the check
     * @throws IllegalArgumentException if one is no http or https address; names it and what to write
     */
    public static BrowserSecrets of(String page, String... more) {
        List<Url> pages = new ArrayList<>();
        pages.add(Url.of(page));
        for (String other : more) {
            pages.add(Url.of(other));
        }
        return new BrowserSecrets(
                new SiteTarget(pages, Set.of(), Set.of()),
                new Bounds(DEFAULT_FILES, DEFAULT_LARGEST_FILE),
                Verification.none());
    }

    /**
     * Looks through the output of a build, all of which is taken to be served.
     *
     * @param folder for example {@code web/dist}
     * @return the check
     */
    public static BrowserSecrets inBuild(Path folder) {
        return in(new FolderTarget(folder, false));
    }

    /**
     * Looks at the files in which a project keeps the variables of its build ({@code .env} and its kin, Dockerfiles,
     * compose files, {@code netlify.toml}, {@code vercel.json}) for secrets under a name that the build publishes, whether
     * or not the files are kept out of source control.
     *
     * @param folder the project's folder
     * @return the check
     */
    public static BrowserSecrets inSource(Path folder) {
        return in(new FolderTarget(folder, true));
    }

    private static BrowserSecrets in(FolderTarget folder) {
        return new BrowserSecrets(
                folder, new Bounds(MOST_FILES_OF_A_FOLDER, DEFAULT_LARGEST_FILE * 4), Verification.none());
    }

    /**
     * Declares hosts outside of the site that serve the site's own files, so that they are asked as well.
     *
     * @param hosts for example {@code cdn.acme-static.net}
     * @return a copy that asks them
     * @throws IllegalArgumentException if one is no host name, or a folder is looked at
     */
    public BrowserSecrets withCdn(String... hosts) {
        return new BrowserSecrets(target.withCdn(names(hosts)), bounds, verification);
    }

    /**
     * Declares hosts whose scripts are somebody else's: they are listed and not fetched.
     *
     * @param hosts for example {@code js.stripe.com}; the hosts below them are left out too
     * @return a copy that leaves them out
     * @throws IllegalArgumentException if one is no host name, or a folder is looked at
     */
    public BrowserSecrets leavingOut(String... hosts) {
        return new BrowserSecrets(target.leavingOut(names(hosts)), bounds, verification);
    }

    private static Set<String> names(String... hosts) {
        Set<String> all = new LinkedHashSet<>();
        for (String host : hosts) {
            if (!host.strip().matches("[A-Za-z0-9._-]{1,253}")) {
                throw new IllegalArgumentException(
                        "\"" + host + "\" is no host name; write it without scheme and path, for example cdn.acme.dev");
            }
            all.add(host.strip().toLowerCase(Locale.ROOT));
        }
        return all;
    }

    /**
     * Looks at more or fewer files; what is beyond is told as unseen.
     *
     * @param files at least 1
     * @return a copy with that bound
     * @throws IllegalArgumentException if less than 1
     */
    public BrowserSecrets withFilesAtMost(int files) {
        if (files < 1) {
            throw new IllegalArgumentException(files + " files are none to look at; give 1 or more");
        }
        return new BrowserSecrets(target, new Bounds(files, bounds.bytes()), verification);
    }

    /**
     * Looks at more or less of each file; of a site, ten times as much is fetched altogether. The rest is told as unseen.
     *
     * @param bytes at least 1
     * @return a copy with that bound
     * @throws IllegalArgumentException if less than 1
     */
    public BrowserSecrets withLargestFile(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException(bytes + " bytes hold nothing to look at; give 1 or more");
        }
        return new BrowserSecrets(target, new Bounds(bounds.files(), bytes), verification);
    }

    /**
     * Allows to ask providers whether the secrets that were found work; nobody is asked otherwise.
     *
     * @param other whom to ask
     * @return a copy that asks
     */
    public BrowserSecrets verifying(Verification other) {
        return new BrowserSecrets(target, bounds, other);
    }

    /**
     * Looks without judging.
     *
     * @param launch gives the network, the site and the deadline
     * @return what was found
     */
    public BrowserScan scan(Launch launch) {
        Deadline deadline = launch.startDeadline();
        Gathering gathering = new Gathering();
        AtDeadline.run(
                        deadline,
                        () -> target.look(launch, deadline, bounds, gathering),
                        failure -> gathering.unseen(
                                target.label(), "looking failed (" + failure + "), which is a bug of ours"))
                .ifPresent(late -> gathering.unseen(target.label(), late));
        BrowserScan scan = gathering.close(target.label());
        return verified(scan, launch, deadline);
    }

    private BrowserScan verified(BrowserScan scan, Launch launch, Deadline deadline) {
        List<SecretMatch> matches =
                scan.secrets().stream().map(BrowserSecret::match).toList();
        List<SecretMatch> told = verification.applyTo(matches, launch.network(), deadline);
        List<BrowserSecret> secrets = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            secrets.add(new BrowserSecret(told.get(i), scan.secrets().get(i).original()));
        }
        return new BrowserScan(
                scan.target(),
                secrets,
                scan.publicKeys(),
                scan.variables(),
                scan.exposed(),
                scan.maps(),
                scan.files(),
                scan.unseen());
    }

    @Override
    public String name() {
        return target.name();
    }

    @Override
    public Stage stage() {
        return Stage.QUICK_AUDIT;
    }

    @Override
    public List<? extends Rule> rules() {
        List<Rule> all = new ArrayList<>(List.of(BrowserRule.values()));
        all.addAll(SecretRules.all());
        return List.copyOf(all);
    }

    @Override
    public CheckResult run(Launch launch) {
        BrowserScan scan = scan(launch);
        return CheckResult.of(this, BrowserJudge.findings(scan), scan.unseen(), BrowserJudge.exhibits(scan));
    }

    @Override
    public String toString() {
        return name();
    }
}
