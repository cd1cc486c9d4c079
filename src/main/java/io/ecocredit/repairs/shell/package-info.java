/**
 * What the repair of records of institutions and that of persons have in common: how repairs are found and shown, how an act
 * is carried out and answered, and what follows when a decision is late. The two laws of repair (A26 and A27; A28 and A29) are
 * not here.
 */
@NullMarked
package io.ecocredit.repairs.shell;

import org.jspecify.annotations.NullMarked;
