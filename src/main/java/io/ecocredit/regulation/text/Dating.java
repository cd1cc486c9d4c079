package io.ecocredit.regulation.text;

import java.time.LocalDate;

/** By what it is decided which value of a rule holds. */
public enum Dating {
    /** The evaluation year that is rated, however late the work on it is done: written as a year. */
    EVALUATION_YEAR {
        @Override
        LocalDate first(String written) {
            return LocalDate.of(Integer.parseInt(written), 1, 1);
        }

        @Override
        LocalDate last(String written) {
            return first(written).plusYears(1).minusDays(1);
        }
    },
    /** The day on which something happens, in Asia/Shanghai: written as a date. */
    DAY {
        @Override
        LocalDate first(String written) {
            return LocalDate.parse(written);
        }

        @Override
        LocalDate last(String written) {
            return first(written);
        }
    };

    /** The first day of what is written. */
    abstract LocalDate first(String written);

    /** The last day of what is written. */
    abstract LocalDate last(String written);
}
