package org.reelgloss.gpu;

/**
 * An answer and what it took.
 *
 * @param <O> what a model answers
 */
record Answered<O>(O answer, BatchFigures figures) {}
