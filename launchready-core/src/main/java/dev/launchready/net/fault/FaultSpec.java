package dev.launchready.net.fault;

/** What a {@link Fault} does, by layer; its parameters are checked by the factories of {@link Fault}. */
sealed interface FaultSpec permits TcpFault, TlsFault, HttpFault, DnsSpec, SmtpSpec {

    /** Kebab-case, without parameters. */
    String id();

    /** Half a sentence about the dependency. */
    String title();

    FaultLayer layer();

    /** Whether it only shows when a client connects anew, so that connections which are there have to be closed. */
    default boolean isMetWhenConnecting() {
        return false;
    }
}
