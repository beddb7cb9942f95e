package dev.launchready.secrets.source;

/**
 * Something that was not read, so that nobody may say that nothing is in it.
 *
 * @param place what it is and where
 * @param reason why it was not read
 * @param detail what exactly was in the way, or an empty text
 */
public record Gap(String place, Reason reason, String detail) {

    /** Why something is not read. */
    public enum Reason {
        /** Something refers to it and it is not there. */
        MISSING("it is missing"),
        /** Its bytes are not what its format says. */
        CORRUPT("it is corrupt"),
        /** It is larger than what is read. */
        TOO_LARGE("it is larger than the limit"),
        /** It needs a password. */
        ENCRYPTED("it is encrypted"),
        /** The file system does not give it away. */
        UNREADABLE("it cannot be read"),
        /** It lies deeper within other archives than what is opened. */
        TOO_DEEP("it is nested too deep"),
        /** It would unpack to more than the budget. */
        BUDGET("the budget for unpacking is spent"),
        /** Its format is one that this version does not read. */
        UNSUPPORTED("its format is not supported"),
        /** The clone was made without it. */
        NOT_CLONED("the clone was made without it"),
        /** It is another repository, which has to be looked at by itself. */
        OTHER_REPOSITORY("it is another repository"),
        /** The time was over, or the reading was cancelled, before its turn came. */
        TIME("the time was over");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** {@return the reason in words, to follow a comma or colon} */
        public String words() {
            return words;
        }
    }

    @Override
    public String toString() {
        return place + ": " + reason.words() + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
