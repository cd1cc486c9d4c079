/** Whether a certificate or letter is genuine and current, for anyone; reads the published schema and nothing else (A19). */
@NullMarked
package io.ecocredit.verifications;

import org.jspecify.annotations.NullMarked;
