/** Repair of institutions' records (信用修复): applied for, confirmed by who produced them, decided, told (A26, A27). */
@NullMarked
package io.ecocredit.repairs;

import org.jspecify.annotations.NullMarked;
