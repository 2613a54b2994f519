package org.reelgloss.transforms.dataset;

import java.io.Serializable;

/**
 * What is to be tried again of an input that failed.
 *
 * @param inputState modification time or generation and text beside the input when it failed, as
 *     {@link org.reelgloss.schemas.Ids#inputState} gives it
 * @param attempt number of the next attempt at this state
 */
public record Retry(String inputState, int attempt) implements Serializable {}
