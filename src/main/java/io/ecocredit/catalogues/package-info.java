/** The law's data files as the core's types: annexes and article 18, divisions, and the calendars that the build ships. */
@NullMarked
package io.ecocredit.catalogues;

import org.jspecify.annotations.NullMarked;
