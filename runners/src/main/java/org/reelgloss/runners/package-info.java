/**
 * The command line, and the runners that it starts: the DirectRunner and a Flink in the same JVM.
 */
@NullMarked
package org.reelgloss.runners;

import org.jspecify.annotations.NullMarked;
