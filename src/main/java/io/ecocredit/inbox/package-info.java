/** Official notices inside: to institutions, leagues and the region, with the day of their arrival (I-29). */
@NullMarked
package io.ecocredit.inbox;

import org.jspecify.annotations.NullMarked;
