/** What a result means to those who may see it (chapter 6). */
@NullMarked
package io.ecocredit.regulation.disclosure;

import org.jspecify.annotations.NullMarked;
