package dev.launchready.secrets.source;

/** What an exception of the file system or of a codec says, for a reader. */
final class Faults {
    private Faults() {}

    static String said(Throwable fault) {
        String message = fault.getMessage();
        String type = fault.getClass().getSimpleName();
        return message == null || message.isBlank() ? type : type + ": " + message;
    }
}
