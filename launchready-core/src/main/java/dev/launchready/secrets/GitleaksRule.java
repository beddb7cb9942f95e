package dev.launchready.secrets;

import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a {@code .gitleaks.toml}, as it is written there. Its patterns run in linear time.
 *
 * @param id its id
 * @param description what it is about
 * @param regex what it matches; null for a rule about paths alone
 * @param group which group is the secret; 0 for the first that is not empty, or the whole match
 * @param entropy bits for each character that the secret must exceed; 0 for no bound
 * @param path which paths it is about; null for all
 * @param keywords of which one must be near, in lower case; empty for no such condition
 * @param silent whether it only serves other rules
 * @param required the rules that must match nearby as well
 * @param allowlists what it does not report
 */
record GitleaksRule(
        String id,
        String description,
        @Nullable Pattern regex,
        int group,
        double entropy,
        @Nullable Pattern path,
        List<String> keywords,
        boolean silent,
        List<Required> required,
        List<GitleaksAllowlist> allowlists) {

    /**
     * A rule that must match nearby.
     *
     * @param id its id
     * @param lines how many lines away at most; negative for anywhere
     * @param columns how many columns away at most; negative for anywhere
     */
    record Required(String id, int lines, int columns) {}
}
