package org.reelgloss.runners;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.FrameEmbedder;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.StitchSamples;
import org.reelgloss.gpu.StitchThresholdsFile;
import org.reelgloss.gpu.ThresholdCalibration;
import org.reelgloss.pipeline.Profile;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.transforms.match.VideoListing;
import org.reelgloss.transforms.storage.LocalCopy;
import org.reelgloss.video.CutSemantics;
import org.reelgloss.video.MediaException;
import org.reelgloss.video.ScanSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reelgloss models calibrate}: the thresholds of stitching that fit an embedder. */
@Command(
    mixinStandardHelpOptions = true,
    name = "calibrate",
    description = {
      "Compute the stitching thresholds that fit an embedder, from distances on videos.",
      "Needs at least "
          + ThresholdCalibration.FEWEST
          + " cuts and as many borders of divided shots: each shot above 7 s has one or more."
    })
final class CalibrateCommand implements Callable<Integer> {
  private static final ScanSettings SCAN =
      ScanSettings.PANDA70M.withDetectors(Profile.usualDetectors(CutSemantics.V06));

  @Parameters(
      paramLabel = "BUNDLE",
      arity = "0..1",
      description = "A two-tower bundle; without it the built-in descriptor.")
  private @Nullable Path bundle;

  @Option(
      names = "--videos",
      required = true,
      paramLabel = "GLOB[,GLOB]",
      description = "Folders, files, globs, uris, or @FILE with one of them a line.")
  private String videos = "";

  @Option(names = "--write", description = "Put the thresholds into the bundle's stitching.json.")
  private boolean write;

  @Mixin private ReportFormat format = new ReportFormat();

  @Override
  public Integer call() throws Exception {
    if (write && bundle == null) {
      throw new UsageException(
          "write must come with a BUNDLE: the built-in descriptor's thresholds are fixed");
    }
    List<String> undecodable = new ArrayList<>();
    try (FrameEmbedder embedder = FrameEmbedders.of(bundle).open()) {
      StitchSamples samples = new StitchSamples(embedder, SCAN);
      int used = collect(samples, undecodable);
      if (used == 0) {
        throw new UsageException(
            "videos must name at least one that can be decoded, but was: " + videos);
      }
      CalibrationReport report =
          new CalibrationReport(
              embedder.model(), used, undecodable, ThresholdCalibration.of(samples));
      format.print(report::toJson, report::toTable);
      if (write && bundle != null) {
        ModelBundle opened = ModelBundle.open(bundle);
        Path file = StitchThresholdsFile.write(opened, report.calibration().thresholds());
        System.err.println("Written to " + file + "; now " + ModelBundle.open(bundle).id());
      }
    }
    return ExitCode.DONE;
  }

  /** Returns the number of videos whose distances were added. */
  private int collect(StitchSamples samples, List<String> undecodable)
      throws IOException, ModelException {
    VideoListing listing = VideoListing.list(new VideoListing.Request(videos, true, 0));
    int used = 0;
    for (SourceVideo video : listing.videos()) {
      try (LocalCopy copy = LocalCopy.of(video.getUri(), video.getRevision())) {
        samples.add(copy.path());
        used++;
      } catch (MediaException bad) {
        undecodable.add(video.getUri());
      }
    }
    return used;
  }
}
