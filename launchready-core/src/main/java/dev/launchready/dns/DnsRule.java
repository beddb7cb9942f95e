package dev.launchready.dns;

import static dev.launchready.Impact.CLEANUP;
import static dev.launchready.Impact.LAUNCH_BLOCKER;
import static dev.launchready.Impact.SUPPORT_RISK;
import static dev.launchready.Reference.page;
import static dev.launchready.Reference.rfc;

import dev.launchready.CataloguedRule;
import dev.launchready.Impact;
import dev.launchready.Reference;
import dev.launchready.RuleText;
import dev.launchready.Stage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What can be wrong with the names of a launch. */
public enum DnsRule implements CataloguedRule {
    /** A declared host that does not exist. */
    DEAD_NAME(
            "dns.dead-name",
            "host that does not exist",
            LAUNCH_BLOCKER,
            "Browsers say that the site cannot be found, and resolvers remember that for as long as the"
                    + " zone's negative TTL.",
            "Add an A and an AAAA record, or a CNAME to the host that serves it; or take the host off the launch.",
            rfc(8020, "2")),
    /** A declared host without any address. */
    NO_ADDRESS(
            "dns.no-address",
            "host without an address",
            LAUNCH_BLOCKER,
            "The name exists and leads nowhere: nobody can connect to it.",
            "Add an A and an AAAA record, or a CNAME to the host that serves it.",
            rfc(2308, "2.2")),
    /** A CNAME whose target does not exist. */
    DANGLING_ALIAS(
            "dns.dangling-alias",
            "alias to a name that does not exist",
            LAUNCH_BLOCKER,
            "Nobody gets in, and whoever registers the missing name serves their own page under yours, with"
                    + " a valid certificate and your cookies.",
            "Delete the CNAME, or create its target again in your own account first.",
            page(
                    "OWASP WSTG: test for subdomain takeover",
                    "https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/"
                            + "02-Configuration_and_Deployment_Management_Testing/10-Test_for_Subdomain_Takeover")),
    /** CNAMEs that lead back to themselves. */
    ALIAS_LOOP(
            "dns.alias-loop",
            "loop of aliases",
            LAUNCH_BLOCKER,
            "Resolvers give up: nobody gets in by this name.",
            "Let the last CNAME point at a name that has addresses.",
            rfc(1034, "3.6.2")),
    /** A CNAME beside other records of the same name. */
    ALIAS_BESIDE_DATA(
            "dns.alias-beside-data",
            "alias beside other records",
            SUPPORT_RISK,
            "Resolvers see either the alias or the other records, depending on what they asked first: mail"
                    + " or the site fails for some people only.",
            "Keep the CNAME alone at its name, or replace it by A and AAAA records.",
            rfc(2181, "10.1")),
    /** A host that does not lead where it was declared to. */
    WRONG_TARGET(
            "dns.wrong-target",
            "host that points elsewhere",
            LAUNCH_BLOCKER,
            "Visitors reach another server than the one that was prepared for the launch.",
            "Point the record at the declared target, then wait for the old TTL to pass.",
            rfc(1034, "3.6")),
    /** A host that was declared to have both IPv4 and IPv6 and lacks one. */
    ADDRESS_PARITY(
            "dns.address-parity",
            "host without both address families",
            SUPPORT_RISK,
            "People on networks of the other family reach the site late or not at all.",
            "Publish both an A and an AAAA record, and serve the same on both.",
            rfc(8305, "1")),
    /** A public name with a loopback address. */
    LOOPBACK_ADDRESS(
            "dns.loopback-address",
            "loopback address in public DNS",
            LAUNCH_BLOCKER,
            "Every visitor's browser talks to the visitor's own machine.",
            "Publish the address of the server; for a test on loopback say allowingLoopback().",
            rfc(1122, "3.2.1.3")),
    /** A public name with an address that is not routed on the internet. */
    PRIVATE_ADDRESS(
            "dns.private-address",
            "address in public DNS that the internet does not route",
            LAUNCH_BLOCKER,
            "It works in the office or over the VPN and for nobody else, and it tells strangers how the"
                    + " inside is numbered.",
            "Publish the public address of the server or of its load balancer.",
            rfc(6890, "2.2")),
    /** A public name with an address that is reserved for examples. */
    DOCUMENTATION_ADDRESS(
            "dns.documentation-address",
            "example address in public DNS",
            LAUNCH_BLOCKER,
            "The address was copied from a manual and belongs to no server.",
            "Publish the address of the server.",
            rfc(5737, "3")),
    /** A record that is cached longer than an hour. */
    TTL_TOO_LONG(
            "dns.ttl-too-long",
            "TTL too long for a launch day",
            SUPPORT_RISK,
            "If the record has to be switched on the day, visitors stay on the old server for that long.",
            "Lower the TTL to 300 seconds, at least one old TTL before the launch; raise it when things are calm.",
            rfc(1912, "2.2")),
    /** A record that may not be cached at all. */
    TTL_ZERO(
            "dns.ttl-zero",
            "TTL of zero",
            CLEANUP,
            "Every single visit waits for the name servers, and their smallest hiccup is seen by everyone.",
            "Set the TTL to 60 seconds or more.",
            rfc(1035, "3.2.1")),
    /** A CNAME at the top of the zone. */
    APEX_ALIAS(
            "dns.apex-alias",
            "alias at the zone's apex",
            LAUNCH_BLOCKER,
            "A CNAME hides the zone's own NS, SOA, MX and TXT records: mail bounces and verification fails"
                    + " for those whose resolver saw the alias first.",
            "Use A and AAAA records at the apex, or the provider's ALIAS, ANAME or flattening feature.",
            rfc(1912, "2.4")),
    /** Fewer than two name servers, or all at one address. */
    FEW_NAME_SERVERS(
            "dns.few-name-servers",
            "too few name servers",
            SUPPORT_RISK,
            "When the one server is down, the site, its mail and its certificates are gone, however healthy"
                    + " the product is.",
            "Delegate to at least two name servers on different addresses.",
            rfc(2182, "5")),
    /** A name server of the zone whose own name has no address. */
    NAME_SERVER_WITHOUT_ADDRESS(
            "dns.name-server-without-address",
            "name server without an address",
            SUPPORT_RISK,
            "Resolvers that choose this server wait or fail; if it is the last one left, the zone is gone.",
            "Publish the name server's A record, or take it out of the NS records here and at the registrar.",
            rfc(1912, "2.8")),
    /** An NS record that points at a CNAME. */
    NAME_SERVER_ALIAS(
            "dns.name-server-alias",
            "name server that is an alias",
            SUPPORT_RISK,
            "Many resolvers do not follow an alias there, so that the server does not count for them.",
            "Put the name server's canonical name into the NS record.",
            rfc(2181, "10.3")),
    /** A name server of the zone that does not answer for it. */
    LAME_DELEGATION(
            "dns.lame-delegation",
            "name server that does not serve the zone",
            SUPPORT_RISK,
            "A part of all lookups runs into this server and is slow or fails, at random and hard to reproduce.",
            "Configure the zone on that server, or take it out of the NS records here and at the registrar.",
            rfc(1912, "2.8")),
    /** Name servers that serve different versions of the zone. */
    SERIAL_MISMATCH(
            "dns.serial-mismatch",
            "name servers that disagree",
            SUPPORT_RISK,
            "Some visitors see the new records and some the old ones, until the laggard catches up.",
            "Find out why the zone is not transferred to the server with the older serial.",
            rfc(1034, "4.3.5")),
    /** Timers of the SOA record outside of what works. */
    SOA_VALUES(
            "dns.soa-values",
            "unusual SOA values",
            CLEANUP,
            "Secondary servers keep old data too long, or drop the zone during a short outage of the primary.",
            "Use refresh 7200, retry 3600, expire 1209600.",
            rfc(1912, "2.2")),
    /** A negative answer that is remembered for long. */
    NEGATIVE_TTL(
            "dns.negative-ttl",
            "negative answers cached too long",
            SUPPORT_RISK,
            "Whoever asks for a new host a minute too early is told for this long that it does not exist.",
            "Set the SOA minimum (or the SOA record's own TTL) to 300 for the launch.",
            rfc(2308, "5")),
    /** Names nobody declared that resolve all the same. */
    WILDCARD(
            "dns.wildcard",
            "wildcard that answers for every name",
            SUPPORT_RISK,
            "Typing errors and forgotten hosts lead to a live server instead of an error, and a host that"
                    + " was never set up looks as if it were.",
            "Replace the wildcard by the hosts that are meant, or say allowingWildcard() where tenants have"
                    + " names of their own.",
            rfc(4592, "2.2.1")),
    /** CAA records that forbid the certificate authority in use. */
    CAA_FORBIDS(
            "dns.caa-forbids",
            "CAA that forbids the authority in use",
            LAUNCH_BLOCKER,
            "The next certificate is refused: the site ends in a full-page warning when the present one expires.",
            "Add a CAA record that allows the authority in use.",
            rfc(8659, "4.2")),
    /** A mail domain without MX. */
    MX_MISSING(
            "dns.mx-missing",
            "mail domain without MX",
            LAUNCH_BLOCKER,
            "Replies and password mails go to the web server's address, which drops them.",
            "Publish the MX records that the mail provider names.",
            rfc(5321, "5.1")),
    /** A mail domain that says that it takes no mail. */
    NULL_MX(
            "dns.null-mx",
            "null MX on a mail domain",
            LAUNCH_BLOCKER,
            "Every sender bounces the message at once: the domain says that it takes none.",
            "Replace the null MX by the MX records that the mail provider names.",
            rfc(7505, "3")),
    /** A null MX beside other MX records. */
    NULL_MX_BESIDE_OTHERS(
            "dns.null-mx-beside-others",
            "null MX beside other MX records",
            SUPPORT_RISK,
            "Senders disagree whether the domain takes mail.",
            "Keep either the null MX or the others.",
            rfc(7505, "3")),
    /** A domain that was declared to take no mail and does not say so. */
    MX_UNEXPECTED(
            "dns.mx-unexpected",
            "no null MX on a domain without mail",
            CLEANUP,
            "Senders try for days before they give up, and spam finds a server to talk to.",
            "Publish a null MX: MX 0 with a single dot as the host.",
            rfc(7505, "3")),
    /** An MX record that points at a CNAME. */
    MX_ALIAS(
            "dns.mx-alias",
            "MX that is an alias",
            SUPPORT_RISK,
            "Some senders refuse to deliver to an alias, others rewrite the address on the way.",
            "Put the mail server's canonical name into the MX record.",
            rfc(2181, "10.3")),
    /** An MX record with an address instead of a name. */
    MX_ADDRESS(
            "dns.mx-address",
            "MX with an address instead of a name",
            LAUNCH_BLOCKER,
            "Senders look the address up as a name, find nothing and bounce the mail.",
            "Give the mail server a name with an A record and put that name into the MX record.",
            rfc(1035, "3.3.9")),
    /** An MX record whose host has no address. */
    MX_DEAD(
            "dns.mx-dead",
            "MX to a host without an address",
            LAUNCH_BLOCKER,
            "Mail to this domain waits in the sender's queue and bounces after days.",
            "Publish the mail server's address, or correct the name in the MX record.",
            rfc(5321, "5.1")),
    /** Signatures that do not validate. */
    DNSSEC_BOGUS(
            "dns.dnssec-bogus",
            "DNSSEC that does not validate",
            LAUNCH_BLOCKER,
            "Everyone behind a validating resolver, cannot resolve the name.",
            "Compare the DS record at the registrar with the zone's keys; after a change of provider remove"
                    + " the old DS record first.",
            rfc(4035, "5.5"));

    private final RuleText text;

    DnsRule(String id, String title, Impact impact, String why, String remedy, Reference reference) {
        this.text = new RuleText(id, title, Stage.DOMAIN_AND_EDGE, impact, why, remedy, reference);
    }

    static List<DnsRule> ofHosts() {
        Set<DnsRule> rules = EnumSet.range(DEAD_NAME, TTL_ZERO);
        rules.addAll(EnumSet.of(CAA_FORBIDS, DNSSEC_BOGUS));
        return List.copyOf(rules);
    }

    static List<DnsRule> ofZones() {
        Set<DnsRule> rules = EnumSet.range(APEX_ALIAS, DNSSEC_BOGUS);
        rules.add(DEAD_NAME);
        return List.copyOf(rules);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
