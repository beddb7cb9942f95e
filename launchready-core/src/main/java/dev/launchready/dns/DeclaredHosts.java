package dev.launchready.dns;

import dev.launchready.Check;
import dev.launchready.CheckResult;
import dev.launchready.Launch;
import dev.launchready.Rule;
import dev.launchready.Stage;
import java.util.List;

/**
 * Expects every host that the launch declares to resolve: the apex, www and those added with {@link
 * Launch#withHosts(String...)}. Immutable; each verb returns a copy.
 */
public final class DeclaredHosts implements Check {
    private final HostExpectation expected;

    private DeclaredHosts(HostExpectation expected) {
        this.expected = expected;
    }

    /** {@return the check of all declared hosts} */
    public static DeclaredHosts resolve() {
        return new DeclaredHosts(HostExpectation.RESOLVES);
    }

    /** {@return a copy that expects both an A and an AAAA record of each} */
    public DeclaredHosts haveIpv4AndIpv6() {
        return new DeclaredHosts(expected.withDualStack());
    }

    /** {@return a copy that takes loopback addresses, for a launch that is rehearsed on one machine} */
    public DeclaredHosts allowingLoopback() {
        return new DeclaredHosts(expected.withLoopback());
    }

    /**
     * Looks at the hosts without judging them.
     *
     * @param launch where and how to look
     * @return what DNS says of each, in the order declared
     */
    public List<HostRecords> look(Launch launch) {
        return facts(launch).stream().map(HostFacts::records).toList();
    }

    @Override
    public String name() {
        return "every declared host resolves" + (expected.dualStack() ? " over IPv4 and IPv6" : "");
    }

    @Override
    public Stage stage() {
        return Stage.DOMAIN_AND_EDGE;
    }

    @Override
    public List<? extends Rule> rules() {
        return DnsRule.ofHosts();
    }

    @Override
    public CheckResult run(Launch launch) {
        Judgement judgement = new Judgement();
        List<HostFacts> facts = facts(launch);
        facts.forEach(host -> judgement.addAll(HostJudge.judge(host, expected)));
        List<HostRecords> records = facts.stream().map(HostFacts::records).toList();
        return CheckResult.of(
                this,
                judgement.findings(),
                judgement.unseen(),
                List.of(HostTable.of(launch.site().domain(), records)));
    }

    private static List<HostFacts> facts(Launch launch) {
        return new HostLook(launch, launch.startDeadline()).look(launch.hosts(), List.of(), false);
    }
}
