/**
 * Media through FFmpeg's libraries: probing, one-pass scanning for cuts, exact clip decoding and
 * encoding. Only local regular files are opened. No native pointer and no JavaCV type crosses the
 * package's border. Knows nothing of Beam.
 */
@NullMarked
package org.reelgloss.video;

import org.jspecify.annotations.NullMarked;
