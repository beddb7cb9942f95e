package dev.launchready.examples.acme;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;

/** What the product asks of others. How it asks is what tells a prototype from a product. */
interface AcmeVendors {
    /** Passages of the customer's documents that fit the question. */
    String search(String question) throws IOException;

    /** The model's answer. */
    String complete(String prompt) throws IOException;

    /** The address of the payment page for an order. */
    String checkout(String order) throws IOException;

    /** Sends a message. */
    void mail(String to, String subject) throws IOException;

    /**
     * Asks the store.
     *
     * @param command {@code PUT key value}, {@code GET key}, {@code COUNT prefix}
     * @return {@code OK}, {@code EXISTS}, {@code VALUE value}, {@code NONE} or {@code COUNT number}
     */
    String store(String command) throws IOException;

    /** Where the others are. The launch tests give addresses of proxies. */
    record Addresses(URI search, URI model, URI payments, InetSocketAddress mail, InetSocketAddress store) {}
}
