package dev.launchready.email.spf;

import dev.launchready.email.SyntaxFault;
import dev.launchready.net.DnsAnswer;
import java.util.List;
import java.util.Optional;

/**
 * A domain's record and what it leads to, as an audit without an address sees it: all terms are followed.
 *
 * @param domain whose record
 * @param state what became of looking for it
 * @param texts the domain's SPF records as published, strings joined; several are an error
 * @param record the record, when there is one and it is correct
 * @param fault where the record is wrong, when it is
 * @param answer the answer to the question for the record, when it was asked
 * @param steps the terms that ask DNS, in the order of evaluation, {@code redirect} last
 */
public record SpfNode(
        String domain,
        State state,
        List<String> texts,
        Optional<SpfRecord> record,
        Optional<SyntaxFault> fault,
        Optional<DnsAnswer> answer,
        List<SpfStep> steps) {

    /** What became of looking for a record. */
    public enum State {
        /** There is one record and it is correct. */
        READ,
        /** There is none. */
        MISSING,
        /** There are several, which is an error. */
        SEVERAL,
        /** There is one and it is wrong. */
        BROKEN,
        /** DNS gave no conclusive answer. */
        UNSEEN,
        /** The record includes itself by way of others; not followed again. */
        LOOP,
        /** Not followed: too deep, or too many records already. */
        TOO_DEEP
    }

    /** Copies the lists. */
    public SpfNode {
        texts = List.copyOf(texts);
        steps = List.copyOf(steps);
    }

    static SpfNode unread(String domain, State state) {
        return new SpfNode(domain, state, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** {@return the term that ends the evaluation of this record, if there is one} */
    public Optional<SpfTerm.All> all() {
        return record.flatMap(SpfRecord::all);
    }

    /** {@return the text of the one record, or empty} */
    public String text() {
        return texts.size() == 1 ? texts.get(0) : "";
    }
}
