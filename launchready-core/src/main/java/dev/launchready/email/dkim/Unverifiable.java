package dev.launchready.email.dkim;

/** Leaves the verification of one signature early; caught where it began. */
final class Unverifiable extends Exception {
    private static final long serialVersionUID = 1L;

    private final DkimReason reason;

    Unverifiable(DkimReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    DkimReason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
