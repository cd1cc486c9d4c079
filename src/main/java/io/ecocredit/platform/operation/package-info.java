/** What an operation is, said once on its method: who may do it, what it is about, which headers it asks for. */
@NullMarked
package io.ecocredit.platform.operation;

import org.jspecify.annotations.NullMarked;
