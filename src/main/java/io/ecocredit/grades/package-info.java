/** The public look-up; reads the published schema and nothing else. */
@NullMarked
package io.ecocredit.grades;

import org.jspecify.annotations.NullMarked;
