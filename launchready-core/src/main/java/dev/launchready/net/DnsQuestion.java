package dev.launchready.net;

/**
 * A name and the type of record that is wanted of it.
 *
 * @param name the name, with or without a final dot
 * @param type the type
 */
public record DnsQuestion(String name, RecordType type) {}
