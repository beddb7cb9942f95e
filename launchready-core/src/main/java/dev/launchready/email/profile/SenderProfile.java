package dev.launchready.email.profile;

import dev.launchready.Reference;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one provider asks of one kind of sender, as its page said on a day. Profiles never change; when a provider
 * changes its rules there is a new one.
 *
 * @param id a stable name, for example {@code GOOGLE_BULK_2024}
 * @param provider the provider's name
 * @param appliesTo whom it applies to
 * @param since the day from which it is enforced
 * @param needs what is asked, and how firmly
 * @param notAssessable what is asked, too, and cannot be seen from outside
 * @param reference the provider's page
 */
public record SenderProfile(
        String id,
        String provider,
        String appliesTo,
        LocalDate since,
        Map<SenderNeed, Force> needs,
        List<String> notAssessable,
        Reference reference) {

    /** Copies the collections. */
    public SenderProfile {
        needs = Map.copyOf(needs);
        notAssessable = List.copyOf(notAssessable);
    }

    /** How firmly a provider asks. */
    public enum Force {
        /** Mail is refused or filed as spam otherwise. */
        REQUIRED,
        /** The page recommends it, or sources disagree whether it is required. */
        RECOMMENDED
    }

    /**
     * How firmly something is asked.
     *
     * @param need the thing
     * @return how firmly; empty when it is not asked
     */
    public Optional<Force> asks(SenderNeed need) {
        return Optional.ofNullable(needs.get(need));
    }
}
