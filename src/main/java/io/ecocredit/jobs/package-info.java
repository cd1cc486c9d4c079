/** Long work that answers at once and tells its progress. */
@NullMarked
package io.ecocredit.jobs;

import org.jspecify.annotations.NullMarked;
