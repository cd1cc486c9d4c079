/** From ratings to what the public sees, and keeping it current (A20.6, A31). */
@NullMarked
package io.ecocredit.publication;

import org.jspecify.annotations.NullMarked;
