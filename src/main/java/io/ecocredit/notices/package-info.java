/** Public notice (公示) from the inside: opened by a league, its comments looked into and answered (A20.3, A20.4). */
@NullMarked
package io.ecocredit.notices;

import org.jspecify.annotations.NullMarked;
