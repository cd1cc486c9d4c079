package io.ecocredit.regulation.text;

import java.time.MonthDay;

/** The measure's fixed dates, by which a step is done; inclusive, and unmoved when they fall on a day off (I-19, I-28). */
public enum FixedDate implements TimeLimit {
    PARTICIPANT_LIST(Rule.PARTICIPANT_LIST_DATE),
    PUBLIC_NOTICE_OPENS(Rule.PUBLIC_NOTICE_DATE),
    SUBMISSION(Rule.SUBMISSION_DATE),
    PUBLICATION(Rule.PUBLICATION_DATE),
    PRACTITIONER_NOTIFICATION(Rule.PRACTITIONER_DATE);

    private final transient Rule<MonthDay> rule;

    FixedDate(Rule<MonthDay> rule) {
        this.rule = rule;
    }

    @Override
    public Rule<MonthDay> rule() {
        return rule;
    }
}
