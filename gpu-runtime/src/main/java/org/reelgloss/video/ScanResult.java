package org.reelgloss.video;

import java.util.List;
import org.reelgloss.schemas.MediaProbe;

/**
 * What one pass over a video found, besides its segments.
 *
 * @param probe what container and decoder say
 * @param frames number of decoded frames, at least 1
 * @param fps frames a second that durations were turned into frames with
 * @param boundaries where shots end and begin, in decode order
 * @param cuts of each boundary the frame that stands for it, in the numbers of the {@link
 *     CutSemantics}: under 0.7 those of the whole video
 * @param decodeErrors packets that the decoder refused
 */
public record ScanResult(
    MediaProbe probe,
    long frames,
    double fps,
    List<Boundary> boundaries,
    List<Long> cuts,
    int decodeErrors) {}
