package org.reelgloss.pipeline.evaluation;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.reelgloss.gpu.FrameEmbedder;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.FrameRange;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.Transition;
import org.reelgloss.transforms.storage.LocalCopy;
import org.reelgloss.transforms.storage.Sources;
import org.reelgloss.video.MediaException;

/**
 * Measures what stitching gains and costs, as table 2 of the Panda-70M paper does (section 3.1,
 * equation 1): longer clips that hardly change more within a second. Of each clip the largest
 * running distance is {@code max d(f[i], f[i + 1])} over its key frames, one a second; LPIPS in the
 * paper, here the Euclidean distance of an embedder, on whose scale the figures are.
 *
 * <p>Three ways to cut the same videos are compared: at cuts alone, which is what a shot detector
 * gives; into the segments that long shots are divided to; and into the events of the dataset. Key
 * frames are frames 0, fps, 2 fps and so on of the video, rounded up. Videos that stand in for
 * another one's content are passed by.
 */
public final class StitchingEvaluation {
  private final FrameEmbedder embedder;
  private final ClipConsistency shots = new ClipConsistency();
  private final ClipConsistency segments = new ClipConsistency();
  private final ClipConsistency events = new ClipConsistency();
  private final List<String> missing = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();
  private final List<String> undecodable = new ArrayList<>();
  private long videos;

  /**
   * Returns an evaluation without a video yet.
   *
   * @param embedder stays the caller's, who closes it
   */
  public StitchingEvaluation(FrameEmbedder embedder) {
    this.embedder = embedder;
  }

  /**
   * Decodes and adds a video of a dataset; if its file is not there or is another one now, it is
   * named in the report and no more.
   *
   * @throws IOException if the file cannot be read, or the embedder fails
   */
  public void add(SplitVideo video) throws IOException {
    if (video.getSource().getDuplicateOf().isPresent()) {
      return;
    }
    String uri = video.getSource().getUri();
    if (Sources.isLocal(uri) && !Files.isRegularFile(Sources.localPath(uri))) {
      missing.add(uri);
      return;
    }
    try (LocalCopy copy = LocalCopy.of(uri, video.getSource().getRevision())) {
      measure(video, copy.path());
    } catch (FileNotFoundException | NoSuchFileException gone) {
      missing.add(uri);
    } catch (MediaException bad) {
      undecodable.add(uri);
    } catch (ModelException failed) {
      throw new IOException("The embedder " + embedder.model() + " failed on " + uri, failed);
    }
  }

  private void measure(SplitVideo video, Path file)
      throws MediaException, IOException, ModelException {
    KeyFrames keyFrames = KeyFrames.of(file, video.getFps(), embedder);
    if (keyFrames.frames() != video.getFrames()) {
      changed.add(video.getSource().getUri());
      return;
    }
    videos++;
    shots.add(shots(video), video.getFps(), keyFrames);
    segments.add(
        video.getSegments().stream()
            .map(segment -> new FrameRange(segment.getStartFrame(), segment.getEndFrame()))
            .toList(),
        video.getFps(),
        keyFrames);
    events.add(video.getEvents(), video.getFps(), keyFrames);
  }

  /** Returns what lies between transitions, each divided in its middle, in decode order. */
  private static List<FrameRange> shots(SplitVideo video) {
    List<FrameRange> shots = new ArrayList<>();
    long start = 0;
    for (Transition transition : video.getTransitions()) {
      long middle = (transition.getStartFrame() + transition.getEndFrame()) / 2;
      shots.add(new FrameRange(start, middle));
      start = middle;
    }
    shots.add(new FrameRange(start, video.getFrames()));
    return shots;
  }

  /** Returns what was found in the videos that were added. */
  public StitchingReport report() {
    return new StitchingReport(
        embedder.model(),
        videos,
        List.copyOf(missing),
        List.copyOf(changed),
        List.copyOf(undecodable),
        shots,
        segments,
        events);
  }
}
