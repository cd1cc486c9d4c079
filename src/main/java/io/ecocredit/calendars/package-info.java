/** Working-day calendars (工作日历): read by everybody inside, loaded by the region while the service runs (I-19). */
@NullMarked
package io.ecocredit.calendars;

import org.jspecify.annotations.NullMarked;
