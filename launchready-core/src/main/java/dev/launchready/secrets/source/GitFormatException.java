package dev.launchready.secrets.source;

/** An object that cannot be had, and why. Without a stack trace: a broken pack throws thousands. */
final class GitFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Gap.Reason reason;

    GitFormatException(Gap.Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    Gap.Reason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
