/** A room of the broken house. */
@NullMarked
package io.ecocredit.offenders.jobs;

import org.jspecify.annotations.NullMarked;
