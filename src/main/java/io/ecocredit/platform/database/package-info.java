/** Which PostgreSQL the program uses, with which roles; an embedded one where none is given. */
@NullMarked
package io.ecocredit.platform.database;

import org.jspecify.annotations.NullMarked;
