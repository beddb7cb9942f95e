package dev.launchready.net.loopback;

import java.time.Instant;

/**
 * A question that reached the server, answered or not.
 *
 * @param name in lower case without the final dot; the root is {@code "."}
 * @param type the mnemonic of the type, for example {@code AAAA}
 * @param transport how it came
 * @param checkingDisabled whether the client wants the answer even if validation fails (CD, RFC 4035 section 3.2.2)
 * @param at when it came
 */
public record DnsQuery(String name, String type, DnsTransport transport, boolean checkingDisabled, Instant at) {}
