package dev.launchready.dns;

import dev.launchready.net.Deadline;
import dev.launchready.net.Dns;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsQuestion;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.util.ArrayList;
import java.util.List;

/** Looks for the CAA records that hold for a host: its own, or the nearest ones above (RFC 8659 section 3). */
final class CaaLook {
    private CaaLook() {}

    static List<DnsQuestion> questions(String host) {
        List<DnsQuestion> questions = new ArrayList<>();
        String name = host;
        while (!name.isEmpty()) {
            questions.add(new DnsQuestion(name, RecordType.CAA));
            int dot = name.indexOf('.');
            name = dot < 0 ? "" : name.substring(dot + 1);
        }
        return questions;
    }

    static List<DnsAnswer> climb(Dns dns, String host, Deadline deadline) {
        List<DnsAnswer> way = new ArrayList<>();
        for (DnsQuestion question : questions(host)) {
            DnsAnswer answer = dns.query(question.name(), question.type(), deadline);
            way.add(answer);
            if (answer.status() == DnsStatus.FOUND) {
                return way;
            }
        }
        return way;
    }
}
