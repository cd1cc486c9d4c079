/** Repair of dishonest practitioners (A28, A29): the year without a record, and recognised merit. */
@NullMarked
package io.ecocredit.practitioners.repairs;

import org.jspecify.annotations.NullMarked;
