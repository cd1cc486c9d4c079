/** Hints (提示性信息): reported by month, collated, told to all leagues from the second on an institution (A30). */
@NullMarked
package io.ecocredit.hints;

import org.jspecify.annotations.NullMarked;
