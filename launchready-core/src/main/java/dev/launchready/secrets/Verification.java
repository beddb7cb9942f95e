package dev.launchready.secrets;

import dev.launchready.Confidence;
import dev.launchready.Impact;
import dev.launchready.net.Concurrently;
import dev.launchready.net.Deadline;
import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.Network;
import dev.launchready.net.Url;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Permission to ask providers whether the secrets that were found work. Without it nobody is ever asked. Each host that
 * may be given a secret is declared, and each verifier gives its secrets to its one host only. Immutable.
 *
 * <pre>{@code
 * BrowserSecrets.of("https://www.acme.dev/")
 *         .verifying(Verification.at("api.stripe.com").with(new StripeVerifier()));
 * }</pre>
 */
public final class Verification {
    /** How many different secrets are asked about at most: a probe is a guest. */
    public static final int MOST = 20;

    private static final int REPLY = 64 * 1024;
    private static final Verification NONE = new Verification(Set.of(), Map.of());

    private final Set<String> hosts;
    private final Map<String, SecretVerifier> verifiers;

    private Verification(Set<String> hosts, Map<String, SecretVerifier> verifiers) {
        this.hosts = Set.copyOf(hosts);
        this.verifiers = Map.copyOf(verifiers);
    }

    /** {@return permission to ask nobody} */
    public static Verification none() {
        return NONE;
    }

    /**
     * Declares the hosts that may be given a secret.
     *
     * @param hosts at least one, for example {@code api.stripe.com}
     * @return permission to ask these, with no verifier yet that does
     * @throws IllegalArgumentException if there are none
     */
    public static Verification at(String... hosts) {
        if (hosts.length == 0) {
            throw new IllegalArgumentException(
                    "no host is declared; name those that may be given a secret, for example at(\"api.stripe.com\")");
        }
        Set<String> names = new LinkedHashSet<>();
        for (String host : hosts) {
            names.add(host.strip().toLowerCase(Locale.ROOT));
        }
        return new Verification(names, Map.of());
    }

    /**
     * Adds verifiers.
     *
     * @param more verifiers whose hosts are declared
     * @return a copy that has them
     * @throws IllegalArgumentException if one's host is not declared, its rule is in no catalogue, or its rule has a
     *     verifier already; says what to write
     */
    public Verification with(SecretVerifier... more) {
        Map<String, SecretVerifier> all = new LinkedHashMap<>(verifiers);
        for (SecretVerifier verifier : more) {
            String name = verifier.getClass().getName();
            if (!hosts.contains(verifier.host().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(name + " gives secrets to " + verifier.host()
                        + ", which is not declared; write Verification.at(\"" + verifier.host()
                        + "\") if that is meant");
            }
            if (SecretRules.all().stream().noneMatch(rule -> rule.id().equals(verifier.rule()))) {
                throw new IllegalArgumentException(
                        name + " verifies " + verifier.rule() + ", which is no rule; see SecretRules.all()");
            }
            if (all.put(verifier.rule(), verifier) != null) {
                throw new IllegalArgumentException(
                        name + " is the second verifier of " + verifier.rule() + "; give one for each rule");
            }
        }
        return new Verification(hosts, all);
    }

    /**
     * Adds the verifiers that {@link ServiceLoader} finds.
     *
     * @return a copy that has them
     * @throws IllegalArgumentException as {@link #with}
     */
    public Verification withInstalled() {
        return with(ServiceLoader.load(SecretVerifier.class).stream()
                .map(ServiceLoader.Provider::get)
                .toArray(SecretVerifier[]::new));
    }

    /**
     * Asks about each secret that has a verifier, once, and tells what came of it in its confidence, impact and reasons: a
     * live one is a blocker beyond doubt, a revoked one is left to tidy up, the rest is as it was.
     *
     * @param matches what was found
     * @param network the launch's
     * @param deadline bounds all of it
     * @return the matches in their order
     */
    public List<SecretMatch> applyTo(List<SecretMatch> matches, Network network, Deadline deadline) {
        if (verifiers.isEmpty()) {
            return matches;
        }
        Map<String, SecretMatch> distinct = new LinkedHashMap<>();
        for (SecretMatch match : matches) {
            if (verifiers.containsKey(match.rule().id())) {
                distinct.putIfAbsent(key(match), match);
            }
        }
        List<SecretMatch> asked = distinct.values().stream().limit(MOST).toList();
        List<Liveness> answers = Concurrently.map(asked, match -> ask(match, network, deadline));
        Map<String, Liveness> known = new LinkedHashMap<>();
        distinct.keySet()
                .forEach(k -> known.put(k, Liveness.unknown("more than " + MOST + " secrets are not asked about")));
        for (int i = 0; i < asked.size(); i++) {
            known.put(key(asked.get(i)), answers.get(i));
        }
        List<SecretMatch> told = new ArrayList<>();
        for (SecretMatch match : matches) {
            Liveness liveness = known.get(key(match));
            told.add(liveness == null ? match : told(match, liveness));
        }
        return told;
    }

    private static String key(SecretMatch match) {
        return match.rule().id() + " " + match.value().fingerprint();
    }

    private SecretMatch told(SecretMatch match, Liveness liveness) {
        SecretVerifier verifier = verifiers.get(match.rule().id());
        String host = verifier == null ? "its provider" : verifier.host();
        return switch (liveness.state()) {
            case LIVE ->
                match.knowing(Confidence.HIGH, Impact.LAUNCH_BLOCKER, "it works today: " + host + " accepts it");
            case REVOKED ->
                match.knowing(match.confidence(), Impact.CLEANUP, "it works no more: " + host + " refuses it");
            case UNKNOWN ->
                match.knowing(
                        match.confidence(), match.impact(), "whether it works is not known: " + liveness.reason());
        };
    }

    /** What goes wrong in a verifier is told by its kind only: its words may hold the secret. */
    private Liveness ask(SecretMatch match, Network network, Deadline deadline) {
        SecretVerifier verifier = verifiers.get(match.rule().id());
        if (verifier == null) {
            return Liveness.unknown("there is no verifier");
        }
        String secret = new String(match.value().revealed(), StandardCharsets.ISO_8859_1);
        try {
            HttpCall call = verifier.ask(secret);
            Url url = call.url();
            boolean local = url.host().equals("127.0.0.1");
            if (!url.host().equalsIgnoreCase(verifier.host()) || !(url.isHttps() || local)) {
                return Liveness.unknown("its verifier was to ask " + verifier.host()
                        + " over https and meant another address, which was not asked");
            }
            HttpExchange exchange = network.http().exchange(call.withBodyLimit(REPLY), deadline);
            if (exchange.reply().isEmpty()) {
                return Liveness.unknown(verifier.host() + " did not answer"
                        + exchange.failure()
                                .map(f -> " ("
                                        + f.kind()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' ') + ")")
                                .orElse(""));
            }
            Liveness liveness = verifier.read(exchange.reply().get());
            return Excerpts.shares(liveness.reason(), secret)
                    ? Liveness.unknown("its verifier gave a reason that holds part of it")
                    : liveness;
        } catch (RuntimeException e) {
            return Liveness.unknown("its verifier failed (" + e.getClass().getSimpleName() + ")");
        }
    }
}
