package dev.launchready.email.dmarc;

import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The policy that holds for a domain, and why (RFC 9989 section 4.10.1, RFC 7489 section 6.6.3).
 *
 * @param author the domain in the From field
 * @param mode by which specification
 * @param organisation the organisation to which it belongs
 * @param policyDomain the domain whose record holds; empty when there is none
 * @param record that record; empty when there is none that counts
 * @param scope whom the policy is for
 * @param policy what receivers apply to mail that fails; none when there is no record
 * @param unseen what DNS did not answer; empty when all was seen
 */
public record DmarcDiscovery(
        String author,
        DmarcMode mode,
        String organisation,
        String policyDomain,
        Optional<DmarcRecord> record,
        DmarcRecord.Scope scope,
        DmarcPolicy policy,
        String unseen) {

    static DmarcDiscovery of(DmarcWalk walk, DmarcMode mode, Supplier<PublicSuffixes> suffixes, DnsLookup dns) {
        String author = walk.start();
        String organisation =
                mode == DmarcMode.RFC9989 ? walk.organisation() : suffixes.get().organisation(author);
        DmarcWalk.Step own = walk.steps().get(0);
        if (!own.isSeen()) {
            return none(author, mode, organisation, own.answer().describe());
        }
        if (own.record().isPresent()) {
            return found(author, mode, organisation, own, DmarcRecord.Scope.DOMAIN);
        }
        for (DmarcWalk.Step step : walk.steps()) {
            if (!step.isSeen()) {
                return none(author, mode, organisation, step.answer().describe());
            }
        }
        Optional<DmarcWalk.Step> above = mode == DmarcMode.RFC9989
                ? walk.at(organisation)
                        .filter(step -> step.record().isPresent())
                        .or(() -> suffix(walk))
                : Optional.of(walk.at(organisation).orElseGet(() -> DmarcWalk.step(organisation, dns)));
        if (above.isEmpty() || above.get().record().isEmpty()) {
            String unseen = above.filter(step -> !step.isSeen())
                    .map(step -> step.answer().describe())
                    .orElse("");
            return none(author, mode, organisation, unseen);
        }
        DnsAnswer existence = dns.lookup(author, RecordType.A);
        DmarcRecord.Scope scope =
                existence.status() == DnsStatus.NXDOMAIN ? DmarcRecord.Scope.NONEXISTENT : DmarcRecord.Scope.SUBDOMAIN;
        return found(author, mode, organisation, above.get(), scope);
    }

    private static Optional<DmarcWalk.Step> suffix(DmarcWalk walk) {
        return walk.steps().stream()
                .filter(step -> step.record()
                        .map(record -> record.psd() == PsdFlag.PUBLIC_SUFFIX)
                        .orElse(false))
                .findFirst();
    }

    private static DmarcDiscovery found(
            String author, DmarcMode mode, String organisation, DmarcWalk.Step step, DmarcRecord.Scope scope) {
        Optional<DmarcRecord> record = step.record().filter(DmarcRecord::counts);
        DmarcPolicy policy = record.map(found -> found.applied(scope, mode)).orElse(DmarcPolicy.NONE);
        return new DmarcDiscovery(author, mode, organisation, step.domain(), record, scope, policy, "");
    }

    private static DmarcDiscovery none(String author, DmarcMode mode, String organisation, String unseen) {
        return new DmarcDiscovery(
                author, mode, organisation, "", Optional.empty(), DmarcRecord.Scope.DOMAIN, DmarcPolicy.NONE, unseen);
    }
}
