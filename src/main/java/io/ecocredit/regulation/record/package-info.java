/** Credit information and when it takes and loses effect (chapter 2). */
@NullMarked
package io.ecocredit.regulation.record;

import org.jspecify.annotations.NullMarked;
