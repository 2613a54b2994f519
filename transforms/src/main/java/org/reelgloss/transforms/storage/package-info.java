/**
 * Files of any file system that Beam knows: local copies of inputs for the decoder, and an output
 * root where nothing partial is ever visible.
 */
@NullMarked
package org.reelgloss.transforms.storage;

import org.jspecify.annotations.NullMarked;
