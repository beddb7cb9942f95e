package dev.launchready.net.fault;

import dev.launchready.net.loopback.DnsFault;
import dev.launchready.net.loopback.SmtpFault;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Representative faults of every layer: what a dependency can do to a product, each once, with parameters that show it in
 * reasonable time. The rows of a failure matrix.
 */
public final class FaultCatalogue {
    private static final Duration NOTICEABLE = Duration.ofMillis(300);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private static final List<Fault> ALL =
            Stream.of(tcp(), tls(), http(), dns(), smtp()).flatMap(List::stream).toList();

    private FaultCatalogue() {}

    /** {@return all, by layer: TCP, TLS, HTTP, DNS, SMTP} */
    public static List<Fault> all() {
        return ALL;
    }

    /**
     * {@return those of one layer}
     *
     * @param layer the layer
     */
    public static List<Fault> of(FaultLayer layer) {
        return ALL.stream().filter(fault -> fault.layer() == layer).toList();
    }

    private static List<Fault> tcp() {
        return List.of(
                Fault.refuse(),
                Fault.connectHang(),
                Fault.acceptNeverRead(),
                Fault.blackhole(),
                Fault.reset(),
                Fault.limitData(20),
                Fault.stallAfter(20),
                Fault.halfOpen(),
                Fault.latency(NOTICEABLE, NOTICEABLE.dividedBy(3)),
                Fault.latency(NOTICEABLE).upstream(),
                Fault.bandwidth(2000),
                Fault.slicer(1, 0, Duration.ofMillis(1)),
                Fault.slowClose(NOTICEABLE));
    }

    private static List<Fault> tls() {
        return List.of(
                Fault.hangAfterClientHello(),
                Fault.hangAfterServerHello(),
                Fault.expiredCertificate(),
                Fault.wrongHostCertificate(),
                Fault.untrustedCertificate());
    }

    private static List<Fault> http() {
        return List.of(
                Fault.status(401),
                Fault.tooManyRequests(RETRY_AFTER),
                Fault.status(500),
                Fault.status(502),
                Fault.status(503),
                Fault.status(504),
                Fault.delayedFirstByte(NOTICEABLE),
                Fault.stallAfterHeaders(),
                Fault.slowDrip(1, Duration.ofMillis(100)),
                Fault.truncatedBody(10),
                Fault.wrongContentLength(10),
                Fault.wrongContentLength(-10),
                Fault.malformedJson(),
                Fault.htmlInsteadOfJson(),
                Fault.emptyBody(),
                Fault.wrongContentType("text/plain"),
                Fault.sseWithoutEnd(),
                Fault.sseStall(),
                Fault.redirectLoop(),
                Fault.closeBetweenRequests(),
                Fault.closeBeforeResponse());
    }

    private static List<Fault> dns() {
        return List.of(
                Fault.dns(DnsFault.of(DnsFault.Kind.NXDOMAIN)),
                Fault.dns(DnsFault.of(DnsFault.Kind.SERVFAIL)),
                Fault.dns(DnsFault.of(DnsFault.Kind.DROP)));
    }

    private static List<Fault> smtp() {
        return Stream.of(
                        SmtpFault.SILENT,
                        SmtpFault.UNAVAILABLE,
                        SmtpFault.SILENT_AFTER_STARTTLS,
                        SmtpFault.MAILBOX_BUSY,
                        SmtpFault.NO_SUCH_MAILBOX,
                        SmtpFault.LOCAL_ERROR,
                        SmtpFault.MAILBOX_FULL,
                        SmtpFault.REPLY_LOST,
                        SmtpFault.SILENT_AFTER_DATA)
                .map(Fault::smtp)
                .toList();
    }
}
