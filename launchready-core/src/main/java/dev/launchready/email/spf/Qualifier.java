package dev.launchready.email.spf;

/** What a matching mechanism says about the sender (RFC 7208 section 4.6.2). */
public enum Qualifier {
    /** {@code +}, also when nothing is written: authorised. */
    PASS('+', SpfResult.PASS),
    /** {@code -}: not authorised. */
    FAIL('-', SpfResult.FAIL),
    /** {@code ~}: probably not authorised. */
    SOFTFAIL('~', SpfResult.SOFTFAIL),
    /** {@code ?}: nothing is said. */
    NEUTRAL('?', SpfResult.NEUTRAL);

    private final char symbol;
    private final SpfResult result;

    Qualifier(char symbol, SpfResult result) {
        this.symbol = symbol;
        this.result = result;
    }

    /** {@return the character that stands before the mechanism} */
    public char symbol() {
        return symbol;
    }

    /** {@return the result when the mechanism matches} */
    public SpfResult result() {
        return result;
    }

    String prefix() {
        return this == PASS ? "" : String.valueOf(symbol);
    }
}
