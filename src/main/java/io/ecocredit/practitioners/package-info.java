/** Natural persons: their own schema and role, reached by no other feature (A36). */
@NullMarked
package io.ecocredit.practitioners;

import org.jspecify.annotations.NullMarked;
