package dev.launchready.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * The records of one zone. Unlike dnsjava's Zone it serves what it is given, also what no good server would load: a
 * CNAME beside other data, a zone without SOA.
 */
final class ZoneData {
    private final Name origin;
    private final List<Record> records;
    private final Map<Name, List<Record>> nodes = new LinkedHashMap<>();
    // Names that exist, those included that only have names below them (empty non-terminals, RFC 4592 section 2.2.2)
    private final Set<Name> names = new TreeSet<>();

    ZoneData(Name origin, List<Record> records) {
        this.origin = origin;
        this.records = List.copyOf(records);
        names.add(origin);
        for (Record record : this.records) {
            nodes.computeIfAbsent(record.getName(), n -> new ArrayList<>()).add(record);
            for (Name name = record.getName(); name.labels() > origin.labels(); name = new Name(name, 1)) {
                names.add(name);
            }
        }
    }

    ZoneData with(List<Record> more) {
        List<Record> all = new ArrayList<>(records);
        all.addAll(more);
        return new ZoneData(origin, all);
    }

    Name origin() {
        return origin;
    }

    List<Record> records() {
        return records;
    }

    boolean covers(Name name) {
        return name.subdomain(origin);
    }

    /** The start of authority, for negative answers. */
    List<Record> authority() {
        return at(origin, Type.SOA);
    }

    /** The records of a type that a name itself has. */
    List<Record> at(Name name, int type) {
        return nodes.getOrDefault(name, List.of()).stream()
                .filter(record -> record.getType() == type)
                .toList();
    }

    /** The records that answer for a name, its own or made from a wildcard (RFC 4592); empty where it does not exist. */
    Optional<List<Record>> node(Name name) {
        if (names.contains(name)) {
            return Optional.of(nodes.getOrDefault(name, List.of()));
        }
        Name encloser = name;
        while (!names.contains(encloser)) {
            encloser = new Name(encloser, 1);
        }
        Name wildcard = name.wild(name.labels() - encloser.labels());
        return Optional.ofNullable(nodes.get(wildcard))
                .map(found ->
                        found.stream().map(record -> renamed(record, name)).toList());
    }

    /** The name servers of the delegation that a name lies behind; none where the zone answers itself. */
    List<Record> delegation(Name name, int type) {
        List<Record> highest = List.of();
        Name cut = name;
        // The parent answers for DS at the cut (RFC 4035 section 3.1.4.1), and nothing is delegated at the origin
        if (type == Type.DS && name.labels() > origin.labels()) {
            cut = new Name(name, 1);
        }
        for (; cut.labels() > origin.labels(); cut = new Name(cut, 1)) {
            List<Record> servers = at(cut, Type.NS);
            highest = servers.isEmpty() ? highest : servers;
        }
        return highest;
    }

    private static Record renamed(Record record, Name owner) {
        return Record.newRecord(
                owner, record.getType(), record.getDClass(), record.getTTL(), record.rdataToWireCanonical());
    }
}
