package io.ecocredit.practitioners.procedure;

import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.inbox.Letterbox;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.PersonsSide;
import jakarta.inject.Singleton;

/** Letters on practitioners' evaluations, apart from all others (A36); whether they have been opened is not kept. */
@Singleton
public class PractitionerInbox extends Letterbox {

    PractitionerInbox(PersonsSide persons, LegalClock clock) {
        super(persons, new Kept("practitioners.notices", "notice_id", "null::timestamptz", ""), clock);
    }

    /** A person's letters are under whatever number they have (I-34). */
    @Override
    protected String codes(Recipient.Kind reader) {
        return reader == Recipient.Kind.PERSON
                ? "= any (array(select practitioners.numbers_of($2)))"
                : super.codes(reader);
    }
}
