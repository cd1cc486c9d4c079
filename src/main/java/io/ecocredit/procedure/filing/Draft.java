package io.ecocredit.procedure.filing;

import io.ecocredit.regulation.text.Refusal;
import java.util.List;

/** What a subject fills in: a draft may lack anything; what is filed may not (A23). */
public interface Draft {

    /** Whatever cannot even be kept as a draft. */
    List<Refusal> malformed();
}
