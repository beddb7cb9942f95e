package dev.launchready.examples.acme;

/** What users and the payment provider do with the product. */
interface AcmeActions {
    Answer signUp(String email);

    Answer ask(String question);

    Answer checkout(String order);

    /**
     * The payment provider tells of a payment.
     *
     * @param signature the field Stripe-Signature, empty when there was none
     * @param body the octets as they came: the signature is over these
     */
    Answer paid(String signature, byte[] body);

    /** An answer as it goes out. */
    record Answer(int status, String type, String body) {
        static Answer json(int status, String body) {
            return new Answer(status, "application/json", body);
        }

        /** Problem details (RFC 9457): what went wrong, in words for people. */
        static Answer problem(int status, String title, String detail) {
            return new Answer(
                    status,
                    "application/problem+json",
                    "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + ",\"detail\":\""
                            + detail + "\"}");
        }
    }
}
