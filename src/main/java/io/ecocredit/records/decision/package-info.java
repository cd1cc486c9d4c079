/** What is decided of records after they were entered, in the same way for institutions and for persons. */
@NullMarked
package io.ecocredit.records.decision;

import org.jspecify.annotations.NullMarked;
