/** What can be ordered from the shell: migrate, rate, audit, rotate, retain, token. */
@NullMarked
package io.ecocredit.commands;

import org.jspecify.annotations.NullMarked;
