package dev.launchready.dns;

/**
 * Who is to issue certificates.
 *
 * @param issuer the authority's domain, as it stands in CAA records
 * @param wildcard whether a wildcard certificate is meant
 */
record CaaExpectation(String issuer, boolean wildcard) {

    static CaaExpectation of(String issuer, boolean wildcard) {
        String domain = HostNames.canonical(issuer);
        if (!domain.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")) {
            throw new IllegalArgumentException("\"" + issuer + "\" is no issuer domain; write the domain that the"
                    + " authority names for CAA records, for example letsencrypt.org");
        }
        return new CaaExpectation(domain, wildcard);
    }
}
