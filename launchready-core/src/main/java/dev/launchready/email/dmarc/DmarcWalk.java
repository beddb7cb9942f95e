package dev.launchready.email.dmarc;

import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A walk up the tree for DMARC records (RFC 9989 section 4.10): at most eight questions.
 *
 * @param start where it began
 * @param steps the domains visited, from the longest to the shortest
 */
public record DmarcWalk(String start, List<Step> steps) {
    private static final int LABELS = 8;

    /** Copies the list. */
    public DmarcWalk {
        steps = List.copyOf(steps);
    }

    /**
     * A domain on the way.
     *
     * @param domain the domain
     * @param answer the answer for {@code _dmarc.} and the domain
     * @param texts its DMARC records, correct or not beyond their version
     * @param record the record, when there is exactly one
     */
    public record Step(String domain, DnsAnswer answer, List<String> texts, Optional<DmarcRecord> record) {
        /** Copies the list. */
        public Step {
            texts = List.copyOf(texts);
        }

        /** {@return whether the answer says for certain which records there are} */
        public boolean isSeen() {
            return answer.status() == DnsStatus.FOUND
                    || answer.status() == DnsStatus.NODATA
                    || answer.status() == DnsStatus.NXDOMAIN;
        }

        /** Whether the record decides where the organisation is, so that the walk ends. */
        boolean ends() {
            return record.map(found -> found.psd() != PsdFlag.UNSTATED).orElse(false);
        }
    }

    /**
     * Walks.
     *
     * @param domain where to begin
     * @param dns answers questions
     * @return the walk, which ends at a record with psd=y or psd=n, or at the top
     */
    public static DmarcWalk from(String domain, DnsLookup dns) {
        List<Step> steps = new ArrayList<>(LABELS);
        for (String name : names(domain)) {
            Step step = step(name, dns);
            steps.add(step);
            if (step.ends()) {
                break;
            }
        }
        return new DmarcWalk(domain, steps);
    }

    /**
     * The domains that a walk visits when nothing stops it.
     *
     * @param domain where it begins
     * @return the domain and those above it, at most eight: of more labels than eight, seven are kept
     */
    public static List<String> names(String domain) {
        List<String> names = new ArrayList<>(LABELS);
        names.add(domain);
        int labels = labels(domain);
        String name = domain;
        for (int drop = labels < LABELS ? 1 : labels - (LABELS - 1); labels > 1; drop = 1) {
            for (int i = 0; i < drop; i++) {
                name = name.substring(name.indexOf('.') + 1);
            }
            labels -= drop;
            names.add(name);
        }
        return names;
    }

    static Step step(String domain, DnsLookup dns) {
        DnsAnswer answer = dns.lookup("_dmarc." + domain, RecordType.TXT);
        List<String> texts = new ArrayList<>(1);
        DmarcRecord record = null;
        for (DnsRecord found : answer.records()) {
            if (found instanceof DnsRecord.Text text) {
                String joined = text.joined();
                Optional<DmarcRecord> read = DmarcRecord.read(joined);
                if (read.isPresent()) {
                    texts.add(joined);
                    record = read.get();
                }
            }
        }
        return new Step(domain, answer, texts, texts.size() == 1 ? Optional.ofNullable(record) : Optional.empty());
    }

    /** {@return the organisation to which the start belongs (RFC 9989 section 4.10.2)} */
    public String organisation() {
        String fewest = start;
        for (Step step : steps) {
            if (step.record().isEmpty()) {
                continue;
            }
            PsdFlag psd = step.record().get().psd();
            if (psd == PsdFlag.ORGANISATION) {
                return step.domain();
            }
            if (psd == PsdFlag.PUBLIC_SUFFIX && !step.domain().equals(start)) {
                return below(step.domain());
            }
            fewest = step.domain();
        }
        return fewest;
    }

    /** {@return whether every answer on the way was conclusive} */
    public boolean isSeen() {
        return steps.stream().allMatch(Step::isSeen);
    }

    Optional<Step> at(String domain) {
        return steps.stream().filter(step -> step.domain().equals(domain)).findFirst();
    }

    private String below(String suffix) {
        int end = start.length() - suffix.length() - 1;
        int dot = start.lastIndexOf('.', end - 1);
        return start.substring(dot + 1);
    }

    static int labels(String domain) {
        int labels = 1;
        for (int i = 0; i < domain.length(); i++) {
            labels += domain.charAt(i) == '.' ? 1 : 0;
        }
        return labels;
    }
}
