/** What waits for longer than the measure allows, for those who operate the service. */
@NullMarked
package io.ecocredit.deadlines;

import org.jspecify.annotations.NullMarked;
