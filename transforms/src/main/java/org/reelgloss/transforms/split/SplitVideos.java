package org.reelgloss.transforms.split;

import com.google.auto.value.AutoValue;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.reelgloss.gpu.FrameEmbedder;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.Failures;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.transforms.storage.LocalCopy;
import org.reelgloss.video.MediaException;
import org.reelgloss.video.ScanSettings;

/**
 * Splits each video into shots and segments by decoding it once.
 *
 * <pre>{@code
 * PCollectionTuple split = videos.apply(SplitVideos.with(settings, embedder));
 * split.get(SplitVideos.SPLIT);     // 1 per video that can be decoded
 * split.get(SplitVideos.FAILURES);  // 1 per video that cannot
 * }</pre>
 *
 * <p>A video that is missing, may not be read, is not decodable or whose features are not finite
 * fails alone; any other trouble, such as a storage outage, fails the bundle. Bounded and unbounded
 * input both work; windows and timestamps are kept.
 */
@AutoValue
public abstract class SplitVideos extends PTransform<PCollection<SourceVideo>, PCollectionTuple> {
  /** Videos that could be decoded. */
  public static final TupleTag<SplitVideo> SPLIT = new TupleTag<>("split") {};

  /** Inputs that could not. */
  public static final TupleTag<FailedElement> FAILURES = new TupleTag<>("failures") {};

  abstract ScanSettings settings();

  abstract EmbedderFactory embedders();

  /** Returns a transform that opens one embedder per worker thread. */
  public static SplitVideos with(ScanSettings settings, EmbedderFactory embedders) {
    return new AutoValue_SplitVideos(settings, embedders);
  }

  @Override
  public PCollectionTuple expand(PCollection<SourceVideo> videos) {
    PCollectionTuple split =
        videos.apply(
            "Scan", ParDo.of(new SplitFn(this)).withOutputTags(SPLIT, TupleTagList.of(FAILURES)));
    split.get(SPLIT).setCoder(AvroCoder.specific(SplitVideo.class));
    split.get(FAILURES).setCoder(AvroCoder.specific(FailedElement.class));
    return split;
  }

  static final class SplitFn extends DoFn<SourceVideo, SplitVideo> {
    private final Counter failed = Metrics.counter(SplitVideos.class, "videos-failed");
    private final Counter frames = Metrics.counter(SplitVideos.class, "frames-decoded");
    private final ScanSettings settings;
    private final EmbedderFactory embedders;
    private transient FrameEmbedder embedder;

    SplitFn(SplitVideos config) {
      settings = config.settings();
      embedders = config.embedders();
    }

    @Setup
    public void open() throws IOException {
      embedder = embedders.open();
    }

    @ProcessElement
    public void split(@Element SourceVideo source, MultiOutputReceiver out) throws IOException {
      long bytes = 0;
      try (LocalCopy.Digested copy = LocalCopy.digested(source.getUri())) {
        bytes = copy.bytes();
        SplitVideo split = new VideoSplitter(settings, embedder).split(source, copy);
        frames.inc(split.getFrames());
        out.get(SPLIT).output(split);
      } catch (MediaException bad) {
        fail(source, bad.fault().name(), bad, bytes, out);
      } catch (ModelException bad) {
        fail(source, "MODEL_ERROR", bad, bytes, out);
      } catch (NoSuchFileException | FileNotFoundException bad) {
        fail(source, "UNREADABLE", new IOException("The file does not exist", bad), bytes, out);
      } catch (AccessDeniedException bad) {
        fail(
            source,
            "UNREADABLE",
            new IOException("The file may not be read, or is no regular file", bad),
            bytes,
            out);
      }
    }

    private void fail(
        SourceVideo source, String code, Exception cause, long bytes, MultiOutputReceiver out) {
      failed.inc();
      String message = String.valueOf(cause.getMessage());
      out.get(FAILURES).output(Failures.ofSource(source, "SplitVideos", code, message, bytes));
    }

    @Teardown
    public void close() {
      if (embedder != null) { // Null when open() threw.
        embedder.close();
      }
    }
  }
}
