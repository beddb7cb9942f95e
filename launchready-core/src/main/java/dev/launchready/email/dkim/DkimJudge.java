package dev.launchready.email.dkim;

import dev.launchready.Exhibit;
import dev.launchready.Finding;
import dev.launchready.Impact;
import dev.launchready.Unseen;
import dev.launchready.net.DnsStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges the keys of a domain. */
final class DkimJudge {
    private final String domain;
    private final int bits;
    private final List<DkimSignature> signatures;

    DkimJudge(String domain, int bits, List<DkimSignature> signatures) {
        this.domain = domain;
        this.bits = bits;
        this.signatures = signatures;
    }

    List<Finding> findings(List<SelectorFacts> all) {
        List<Finding> findings = new ArrayList<>();
        for (SelectorFacts facts : all) {
            selector(facts, findings);
        }
        reused(all, findings);
        ed25519Only(all, findings);
        return findings;
    }

    List<Unseen> unseen(List<SelectorFacts> all, int messages) {
        List<Unseen> unseen = new ArrayList<>();
        if (all.isEmpty()) {
            String reason = messages == 0
                    ? "DKIM is not assessed: no selector is known. Name those that your provider shows with"
                            + " selectors(\"s1\"), or give a sent message with selectorsFrom(message)"
                    : "DKIM is not assessed: the message has no readable signature of " + domain
                            + ", so that it names no selector";
            unseen.add(new Unseen(domain, reason, Impact.LAUNCH_BLOCKER));
        }
        for (SelectorFacts facts : all) {
            if (!facts.answer().isConclusive()) {
                unseen.add(new Unseen(facts.name(), facts.answer().describe(), Impact.LAUNCH_BLOCKER));
            }
        }
        return unseen;
    }

    List<Exhibit> exhibits(List<SelectorFacts> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        for (SelectorFacts facts : all) {
            if (facts.keys().isEmpty()) {
                rows.add(List.of(
                        facts.selector(),
                        facts.alias(),
                        "",
                        "",
                        facts.answer().status().toString()));
            }
            for (DkimKey key : facts.keys()) {
                String flags = (key.testing() ? "t=y " : "") + (key.strict() ? "t=s" : "");
                rows.add(List.of(
                        facts.selector(),
                        facts.alias(),
                        key.bits() == 0 ? key.type() : key.bits() + "-bit " + key.type(),
                        flags.strip(),
                        key.problem().map(DkimKey.Problem::detail).orElse("usable")));
            }
        }
        return List.of(new Exhibit.Table(
                "DKIM keys of " + domain, List.of("selector", "alias of", "key", "flags", "state"), rows));
    }

    private void selector(SelectorFacts facts, List<Finding> findings) {
        if (!facts.answer().isConclusive()) {
            return;
        }
        if (facts.keys().isEmpty()) {
            findings.add(missing(facts));
        } else if (facts.keys().size() > 1) {
            findings.add(several(facts));
        }
        if (facts.keys().size() == 1 || facts.keys().stream().allMatch(DkimKey::isUsable)) {
            for (DkimKey key : facts.keys()) {
                key(facts, key, findings);
            }
        }
    }

    private static Finding missing(SelectorFacts facts) {
        DnsStatus status = facts.answer().status();
        boolean alias = !facts.answer().aliases().isEmpty();
        String actual;
        if (alias) {
            actual = "its CNAME leads to " + facts.alias() + ", "
                    + (status == DnsStatus.ALIAS_LOOP ? "which leads back" : "which has no key record");
        } else {
            actual = status == DnsStatus.NXDOMAIN ? "the name does not exist" : "the name has no TXT record";
        }
        return Finding.of(alias ? DkimRule.DANGLING_ALIAS : DkimRule.MISSING, facts.name())
                .expected("a DKIM key record")
                .actual(actual)
                .evidence("DNS answer", facts.answer().describe())
                .build();
    }

    private static Finding several(SelectorFacts facts) {
        String joined = String.join("", facts.keys().stream().map(DkimKey::text).toList());
        boolean split =
                facts.keys().stream().filter(DkimKey::isUsable).findAny().isEmpty()
                        && DkimKey.parse(joined).isUsable();
        return Finding.of(split ? DkimRule.SPLIT_RECORD : DkimRule.SEVERAL_RECORDS, facts.name())
                .expected("one key record")
                .actual(
                        split
                                ? "its key is spread over " + facts.keys().size() + " TXT records"
                                : "it has " + facts.keys().size() + " TXT records")
                .evidence("DNS answer", facts.answer().describe())
                .build();
    }

    private void key(SelectorFacts facts, DkimKey key, List<Finding> findings) {
        for (DkimKey.Problem problem : key.problems()) {
            DkimRule rule = rule(problem.flaw());
            // what follows from the marks of a zone file is not told again
            boolean marks = key.has(KeyFlaw.BACKSLASH) || key.has(KeyFlaw.QUOTE);
            if (!marks || rule == DkimRule.ZONE_FILE_MARKS) {
                findings.add(broken(facts, key, rule, problem));
            }
        }
        if (key.isUsable() && key.type().equals("rsa") && key.bits() < bits) {
            findings.add(Finding.of(DkimRule.KEY_SHORT, facts.name())
                    .expected("an RSA key of at least " + bits + " bits")
                    .actual("its key has " + key.bits())
                    .evidence("key record", key.text())
                    .build());
        }
        if (key.testing()) {
            findings.add(Finding.of(DkimRule.TESTING, facts.name())
                    .expected("a key in use")
                    .actual("its flag t=y says that DKIM is only being tested")
                    .evidence("key record", key.text())
                    .build());
        }
        if (key.strict()) {
            signatures.stream()
                    .filter(s -> s.selector().equals(facts.selector()))
                    .filter(s -> !s.identityDomain().equals(s.domain()))
                    .findFirst()
                    .ifPresent(s -> findings.add(Finding.of(DkimRule.STRICT, facts.name())
                            .expected("a key that allows i=" + s.identity())
                            .actual("its flag t=s allows identities at " + domain + " only")
                            .evidence("key record", key.text())
                            .evidence("signature", s.field().raw())
                            .build()));
        }
    }

    private static Finding broken(SelectorFacts facts, DkimKey key, DkimRule rule, DkimKey.Problem problem) {
        Finding.Builder finding = Finding.of(rule, facts.name())
                .expected("a key record that receivers can use")
                .actual(problem.detail())
                .evidence("key record", key.text());
        String cleaned = key.text()
                .replace("\\;", ";")
                .replace("\" \"", "")
                .replace("\"", "")
                .strip();
        if (rule == DkimRule.ZONE_FILE_MARKS && DkimKey.parse(cleaned).isUsable()) {
            finding.remedy("Publish this value, without any mark around it: " + cleaned);
        }
        return finding.build();
    }

    private static DkimRule rule(KeyFlaw flaw) {
        return switch (flaw) {
            case VERSION, VERSION_NOT_FIRST, SYNTAX, DUPLICATE_TAG, NO_KEY -> DkimRule.SYNTAX;
            case BACKSLASH, QUOTE -> DkimRule.ZONE_FILE_MARKS;
            case REVOKED -> DkimRule.REVOKED;
            case TYPE -> DkimRule.KEY_TYPE;
            case HASH -> DkimRule.HASH;
            case SERVICE -> DkimRule.SERVICE;
            case NOT_BASE64, TRUNCATED, UNREADABLE -> DkimRule.KEY_UNREADABLE;
            case TOO_SHORT -> DkimRule.KEY_TOO_SHORT;
        };
    }

    private static void reused(List<SelectorFacts> all, List<Finding> findings) {
        Map<String, List<SelectorFacts>> byKey = new LinkedHashMap<>();
        for (SelectorFacts facts : all) {
            facts.keys().stream()
                    .map(DkimKey::fingerprint)
                    .filter(print -> !print.isEmpty())
                    .distinct()
                    .forEach(print ->
                            byKey.computeIfAbsent(print, p -> new ArrayList<>()).add(facts));
        }
        byKey.forEach((print, users) -> {
            if (users.size() > 1) {
                findings.add(Finding.of(DkimRule.KEY_REUSED, users.get(1).name())
                        .expected("a key of its own")
                        .actual("it has the key of " + users.get(0).name())
                        .evidence("SHA-256 of the key", print)
                        .build());
            }
        });
    }

    private void ed25519Only(List<SelectorFacts> all, List<Finding> findings) {
        List<DkimKey> usable = all.stream()
                .flatMap(facts -> facts.keys().stream())
                .filter(DkimKey::isUsable)
                .toList();
        boolean seenAll = all.stream().allMatch(facts -> facts.answer().isConclusive());
        if (seenAll
                && !usable.isEmpty()
                && usable.stream().allMatch(key -> key.type().equals("ed25519"))) {
            findings.add(Finding.of(DkimRule.ED25519_ONLY, domain)
                    .expected("an RSA key among the declared selectors")
                    .actual("all usable ones are Ed25519 keys")
                    .build());
        }
    }
}
