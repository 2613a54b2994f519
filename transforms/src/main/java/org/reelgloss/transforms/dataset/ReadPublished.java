package org.reelgloss.transforms.dataset;

import java.io.IOException;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Reads what was published, to be published once more: videos with clips, as they are at their next
 * attempt.
 *
 * <pre>{@code
 * PCollectionTuple read = commits.apply(ReadPublished.in(root)); // Reselection.Part.commits()
 * read.get(ReadPublished.VIDEOS);    // those that belong to the commits and have clips
 * read.get(ReadPublished.CLIPS);     // all their clips with their candidates, without frames
 * read.get(ReadPublished.FAILURES);  // all other clips of theirs
 * }</pre>
 *
 * <p>Inputs that failed as a whole, copies and videos without clips are left out. A clip that only
 * a selector failed on is given as it was before that, where an earlier commit has it. Clips and
 * failures of a video are as many as its events. A file that cannot be read fails the bundle.
 */
public final class ReadPublished extends PTransform<PCollection<String>, PCollectionTuple> {
  /** Videos with their events. */
  public static final TupleTag<SplitVideo> VIDEOS = new TupleTag<>("videos") {};

  /** Clips with their candidates. */
  public static final TupleTag<CaptionedClip> CLIPS = new TupleTag<>("clips") {};

  /** Clips that failed and stay so. */
  public static final TupleTag<FailedElement> FAILURES = new TupleTag<>("failures") {};

  private final OutputRoot root;

  private ReadPublished(OutputRoot root) {
    this.root = root;
  }

  /** Returns a transform from names of commits to what belongs to them in {@code root}. */
  public static ReadPublished in(OutputRoot root) {
    return new ReadPublished(root);
  }

  @Override
  public PCollectionTuple expand(PCollection<String> commits) {
    PCollectionTuple read =
        commits
            .apply("Spread", Reshuffle.viaRandomKey())
            .apply(
                "Read",
                ParDo.of(new ReadFn(root))
                    .withOutputTags(VIDEOS, TupleTagList.of(CLIPS).and(FAILURES)));
    read.get(VIDEOS).setCoder(AvroCoder.specific(SplitVideo.class));
    read.get(CLIPS).setCoder(AvroCoder.specific(CaptionedClip.class));
    read.get(FAILURES).setCoder(AvroCoder.specific(FailedElement.class));
    return read;
  }

  static final class ReadFn extends DoFn<String, SplitVideo> {
    private final Counter videos = Metrics.counter(ReadPublished.class, "videos-read");
    private final OutputRoot root;
    private transient PublishedUnits units;

    ReadFn(OutputRoot root) {
      this.root = root;
    }

    @Setup
    public void open() throws IOException {
      units = new PublishedUnits(root, Commits.read(root));
    }

    @ProcessElement
    public void read(@Element String commit, MultiOutputReceiver out) throws IOException {
      units.read(
          commit,
          new PublishedUnits.Sink() {
            @Override
            public void video(SplitVideo video) {
              videos.inc();
              out.get(VIDEOS).output(video);
            }

            @Override
            public void clip(CaptionedClip clip) {
              out.get(CLIPS).output(clip);
            }

            @Override
            public void failure(FailedElement failure) {
              out.get(FAILURES).output(failure);
            }
          });
    }
  }
}
