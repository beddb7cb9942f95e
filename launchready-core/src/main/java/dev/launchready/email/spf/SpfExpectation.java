package dev.launchready.email.spf;

import dev.launchready.email.IpRange;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a check expects beside a correct record. */
record SpfExpectation(
        Optional<String> planned,
        List<IpRange> hosts,
        List<IpRange> strangers,
        List<String> includes,
        List<SpfProvider> providers,
        int mostLookups,
        Set<Qualifier> ends) {
    static final SpfExpectation VALID = new SpfExpectation(
            Optional.empty(), List.of(), List.of(), List.of(), List.of(), SpfRun.MOST_LOOKUPS, Set.of());

    SpfExpectation planned(String text) {
        return new SpfExpectation(Optional.of(text), hosts, strangers, includes, providers, mostLookups, ends);
    }

    SpfExpectation host(IpRange host) {
        return new SpfExpectation(planned, and(hosts, host), strangers, includes, providers, mostLookups, ends);
    }

    SpfExpectation stranger(IpRange host) {
        return new SpfExpectation(planned, hosts, and(strangers, host), includes, providers, mostLookups, ends);
    }

    SpfExpectation include(String domain) {
        return new SpfExpectation(planned, hosts, strangers, and(includes, domain), providers, mostLookups, ends);
    }

    SpfExpectation provider(SpfProvider provider) {
        return new SpfExpectation(planned, hosts, strangers, includes, and(providers, provider), mostLookups, ends);
    }

    SpfExpectation mostLookups(int most) {
        return new SpfExpectation(planned, hosts, strangers, includes, providers, most, ends);
    }

    SpfExpectation ends(List<Qualifier> qualifiers) {
        return new SpfExpectation(
                planned, hosts, strangers, includes, providers, mostLookups, EnumSet.copyOf(qualifiers));
    }

    private static <T> List<T> and(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return List.copyOf(more);
    }
}
