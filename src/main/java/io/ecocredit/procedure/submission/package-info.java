/** What a league submits of a year, and the region's sample of it. */
@NullMarked
package io.ecocredit.procedure.submission;

import org.jspecify.annotations.NullMarked;
