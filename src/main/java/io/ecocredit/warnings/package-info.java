/**
 * Warnings (信用预警): issued by leagues by their own lists, on records or of conduct before there is one, reported on, confirmed
 * or refused, lapsed (A24, A25).
 */
@NullMarked
package io.ecocredit.warnings;

import org.jspecify.annotations.NullMarked;
