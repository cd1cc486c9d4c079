/** Certificates of an institution's part in a year's evaluation (信用证明, A19). */
@NullMarked
package io.ecocredit.certificates;

import org.jspecify.annotations.NullMarked;
