package io.ecocredit.regulation.subject;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which league (盟市) leads an institution's one case of the year. */
@Cites(provisions = Provision.A7_PARAGRAPH_3, settles = Interpretation.I_2)
public final class LeadLeague {

    private LeadLeague() {}

    /**
     * The league of registration if the institution serves there in the year, otherwise that of its first engagement.
     *
     * @param registration league of registration, or null when registered outside the region
     * @param served leagues of the year's engagements in the order of entry; not empty
     */
    public static String of(@Nullable String registration, List<String> served) {
        return registration != null && served.contains(registration) ? registration : served.getFirst();
    }
}
