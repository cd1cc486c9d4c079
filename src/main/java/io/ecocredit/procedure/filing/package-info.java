/** What a subject fills in for a year until it is filed. */
@NullMarked
package io.ecocredit.procedure.filing;

import org.jspecify.annotations.NullMarked;
