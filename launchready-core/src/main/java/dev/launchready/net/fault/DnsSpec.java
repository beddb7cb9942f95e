package dev.launchready.net.fault;

import dev.launchready.net.loopback.DnsFault;
import java.util.Locale;

/** What the name server does wrong when it is asked for the dependency. */
record DnsSpec(DnsFault fault) implements FaultSpec {

    @Override
    public String id() {
        return fault.kind() == DnsFault.Kind.DROP
                ? "dns-timeout"
                : "dns-" + fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String title() {
        return switch (fault.kind()) {
            case LATE -> "its name is looked up " + Given.text(fault.delay().toNanos()) + " late";
            case DROP -> "its name server does not answer";
            case CLOSE -> "its name server closes the connection instead of answering";
            case SERVFAIL -> "its name server fails (SERVFAIL)";
            case REFUSED -> "its name server will not answer (REFUSED)";
            case FORMERR -> "its name server does not understand the question (FORMERR)";
            case NXDOMAIN -> "its name does not exist (NXDOMAIN)";
            case NODATA -> "its name has no address";
            case TRUNCATE -> "its name server cuts the answer";
            case MALFORMED -> "its name server answers garbage";
            case WRONG_ID -> "its name server answers with a wrong id";
            case WRONG_QUESTION -> "its name server answers another question";
            case LAME -> "its name server is not the one that knows";
            case REFER_UPWARD -> "its name server refers to the root";
            case ALIAS_ONLY -> "its name is an alias that leads nowhere";
            case BOGUS -> "its name is signed wrongly";
            case DRIP -> "its name server answers an octet at a time";
        };
    }

    @Override
    public FaultLayer layer() {
        return FaultLayer.DNS;
    }
}
