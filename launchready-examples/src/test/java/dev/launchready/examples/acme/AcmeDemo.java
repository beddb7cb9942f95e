package dev.launchready.examples.acme;

/** Stands in until the demo arrives. */
final class AcmeDemo {
    private AcmeDemo() {}

    public static void main(String[] args) {
        System.out.println("Acme, domain " + System.getProperty("launchready.domain", "its own"));
    }
}
