package dev.launchready.resilience.retry;

/**
 * How many requests one action made at one layer.
 *
 * @param layer the layer's name
 * @param usual without a fault
 * @param failing while the innermost layer failed
 */
public record LayerCount(String layer, int usual, int failing) {

    /** {@return how many times as many, 0 where there usually is none} */
    public double factor() {
        return usual == 0 ? 0 : (double) failing / usual;
    }
}
