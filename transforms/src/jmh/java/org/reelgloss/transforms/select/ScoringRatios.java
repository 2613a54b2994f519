package org.reelgloss.transforms.select;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelPool;
import org.reelgloss.gpu.TwoTower;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.ClipFrame;
import org.reelgloss.video.RgbImage;

/**
 * Prints what choosing among candidates costs against a loop by hand that sends the pictures and
 * captions of all clips through the two towers in batches of 32, in interleaved rounds of one
 * process with two threads each.
 *
 * <p>Arguments: two-tower bundle, trained selector, folder of pictures, file of captions (the last
 * of tab-separated fields), rounds.
 */
final class ScoringRatios {
  private static final int CLIPS = 48;
  private static final int FRAMES = 4;
  private static final int CANDIDATES = 8;
  private static final int BATCH = 32;
  private static final int THREADS = 2;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final List<CaptionedClip> clips = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  private ScoringRatios(Path pictures, Path captions) throws IOException {
    List<String> texts =
        Files.readAllLines(captions).stream()
            .map(line -> line.substring(line.lastIndexOf('\t') + 1))
            .toList();
    List<Path> files;
    try (Stream<Path> found = Files.list(pictures)) {
      files = found.sorted().toList();
    }
    for (int clip = 0; clip < CLIPS; clip++) {
      List<ClipFrame> frames = new ArrayList<>();
      for (int i = 0; i < FRAMES; i++) {
        byte[] jpeg = Files.readAllBytes(files.get((clip * FRAMES + i) % files.size()));
        frames.add(new ClipFrame((long) i, ByteBuffer.wrap(jpeg)));
      }
      List<CaptionCandidate> candidates = new ArrayList<>();
      for (int i = 0; i < CANDIDATES; i++) {
        candidates.add(Clips.said("t" + i, texts.get((clip * CANDIDATES + i) % texts.size())));
      }
      clips.add(
          CaptionedClip.newBuilder()
              .setClip(Clips.clip().setClipId("c" + clip).setFrames(frames).build())
              .setCandidates(candidates)
              .build());
    }
  }

  public static void main(String[] arguments) throws Exception {
    ScoringRatios ratios = new ScoringRatios(Path.of(arguments[2]), Path.of(arguments[3]));
    int rounds = Integer.parseInt(arguments[4]);
    try (ModelPool.Lease<TwoTower> towers =
        TwoTower.lease(ModelBundle.open(Path.of(arguments[0])), Devices.CPU)) {
      Selector.Factory plain = TwoTowerSelector.factory(arguments[0], Devices.CPU);
      Selector.Factory trained = EvidenceSelector.factory(arguments[1], Devices.CPU);
      try (Selector kept = plain.open(); // So that models stay loaded between rounds.
          Selector keptToo = trained.open()) {
        ratios.compare(kept.model(), plain, towers.model(), rounds);
        ratios.compare(keptToo.model(), trained, towers.model(), rounds);
      }
    } finally {
      ratios.threads.shutdownNow();
    }
  }

  private void compare(String name, Selector.Factory selector, TwoTower towers, int rounds)
      throws Exception {
    double[] ratios = new double[rounds];
    double[] perSecond = new double[rounds];
    for (int round = -1; round < rounds; round++) {
      long byHand = timed(() -> loop(towers));
      long chosen = timed(() -> choose(selector));
      if (round >= 0) {
        ratios[round] = (double) chosen / byHand;
        perSecond[round] = CLIPS * 1e9 / chosen;
      }
    }
    Arrays.sort(ratios);
    Arrays.sort(perSecond);
    System.out.printf(
        "%s: %.1f clips/s of %d frames and %d candidates; time against a loop by hand %.2f"
            + " (%.2f to %.2f, %d rounds)%n",
        name,
        perSecond[rounds / 2],
        FRAMES,
        CANDIDATES,
        ratios[rounds / 2],
        ratios[0],
        ratios[rounds - 1],
        rounds);
  }

  private long timed(Callable<Void> work) throws Exception {
    long start = System.nanoTime();
    List<Future<Void>> running = new ArrayList<>();
    next.set(0);
    for (int i = 0; i < THREADS; i++) {
      running.add(threads.submit(work));
    }
    for (Future<Void> one : running) {
      one.get();
    }
    return System.nanoTime() - start;
  }

  private Void choose(Selector.Factory factory) throws Exception {
    try (Selector selector = factory.open()) {
      for (int i = next.getAndIncrement(); i < CLIPS; i = next.getAndIncrement()) {
        selector.judge(clips.get(i));
      }
    }
    return null;
  }

  /** Takes as many clips at a time as fill a batch of pictures. */
  private Void loop(TwoTower towers) throws Exception {
    int step = BATCH / FRAMES;
    for (int at = next.getAndAdd(step); at < CLIPS; at = next.getAndAdd(step)) {
      List<CaptionedClip> some = clips.subList(at, at + step);
      List<RgbImage> pictures = new ArrayList<>();
      List<String> captions = new ArrayList<>();
      for (CaptionedClip clip : some) {
        for (ClipFrame frame : clip.getClip().getFrames()) {
          pictures.add(RgbImage.decode(frame.getJpeg().array()));
        }
        clip.getCandidates().forEach(each -> captions.add(each.getText().orElseThrow()));
      }
      float[][] seen = towers.embedImages(pictures);
      float[][] said = new float[captions.size()][];
      for (int start = 0; start < said.length; start += BATCH) {
        List<String> batch = captions.subList(start, Math.min(said.length, start + BATCH));
        System.arraycopy(towers.embedTexts(batch), 0, said, start, batch.size());
      }
      for (int i = 0; i < said.length; i++) {
        int clip = i / CANDIDATES;
        float[][] frames = Arrays.copyOfRange(seen, clip * FRAMES, (clip + 1) * FRAMES);
        Vectors.cosine(Vectors.unitMean(frames), said[i]);
      }
    }
    return null;
  }
}
