package org.reelgloss.video;

import java.util.List;
import org.reelgloss.schemas.MediaProbe;

/**
 * What one pass over a video found, besides its segments.
 *
 * @param probe what container and decoder say
 * @param frames number of decoded frames, at least 1
 * @param fps frames a second that durations were turned into frames with
 * @param cuts first frame of each new shot, ascending, in the numbers of the {@link CutSemantics}
 * @param shotStarts the same cuts in decode order
 * @param decodeErrors packets that the decoder refused
 */
public record ScanResult(
    MediaProbe probe,
    long frames,
    double fps,
    List<Long> cuts,
    List<Long> shotStarts,
    int decodeErrors) {}
