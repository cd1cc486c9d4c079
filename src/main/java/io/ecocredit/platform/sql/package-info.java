/** Statements and rows, however the database is asked. */
@NullMarked
package io.ecocredit.platform.sql;

import org.jspecify.annotations.NullMarked;
