package org.reelgloss.pipeline.selector;

import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;

/**
 * The models that a bank is made for.
 *
 * @param towers a two-tower bundle
 * @param encoder a bundle that encodes pictures; null where there is none
 * @param devices where they run
 */
record BankModels(ModelBundle towers, @Nullable ModelBundle encoder, Devices devices) {}
