package io.ecocredit.procedure.line;

import io.ecocredit.regulation.procedure.Burden;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a finding comes to. A determined case of which any of it would be another today goes back to its league (I-31): also
 * one that weighs as before, when it rests on other records, or on records that say something else by now, or another league
 * has to tell it, since what follows the result asks for these.
 *
 * @param burden how heavily it weighs on the subject
 * @param restsOn what each record says that weighs on an institution, or the number of each that a dishonest individual is told
 *     of, in order; of everybody else none
 * @param sender the league that sends a dishonest individual's letter (I-2); null of everybody else
 */
@Cites(settles = {Interpretation.I_2, Interpretation.I_31})
public record Weighed(
        Burden burden, List<String> restsOn, @Nullable String sender) {

    public Weighed {
        restsOn = List.copyOf(restsOn);
    }

    public static Weighed of(Burden burden) {
        return new Weighed(burden, List.of(), null);
    }
}
