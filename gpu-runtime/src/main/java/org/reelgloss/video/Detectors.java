package org.reelgloss.video;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Several detectors as one: a boundary is one that any of them finds, and what several find at the
 * same place is one boundary. Owns its detectors; one thread; must be closed.
 */
final class Detectors implements ShotDetector {
  private static final double SAME_PLACE_SECONDS = 0.1;

  private final List<ShotDetector> detectors;
  private final long margin;
  private final List<Boundary> waiting = new ArrayList<>();

  private Detectors(List<ShotDetector> detectors, long margin) {
    this.detectors = detectors;
    this.margin = margin;
  }

  /**
   * Returns the detectors that the settings name, for a video of so many frames a second.
   *
   * @throws IOException if a model cannot be read
   */
  static ShotDetector open(DetectorSettings settings, double fps, ShotModel.Opener models)
      throws IOException {
    ShotModel model = settings.shotModel() == null ? null : models.open(settings.shotModel());
    List<ShotDetector> detectors = new ArrayList<>();
    for (DetectorKind kind : settings.kinds()) {
      detectors.add(open(kind, settings, fps, model));
    }
    if (detectors.size() == 1) {
      return detectors.get(0);
    }
    return new Detectors(detectors, Math.max(1, Math.round(SAME_PLACE_SECONDS * fps)));
  }

  private static ShotDetector open(
      DetectorKind kind, DetectorSettings settings, double fps, @Nullable ShotModel model) {
    CutSemantics semantics = settings.semantics();
    return switch (kind) {
      case CONTENT ->
          new ContentDetector(semantics, settings.contentThreshold(), settings.minShotFrames());
      case ADAPTIVE -> new AdaptiveDetector(semantics, settings.minShotFrames());
      case HISTOGRAM -> new HistogramDetector(semantics, settings.minShotFrames());
      case KOALA -> new KoalaDetector();
      case LEARNED -> new LearnedDetector(Objects.requireNonNull(model));
      case FADE -> new FadeDetector(fps);
      case STRIDE -> new StrideDetector(settings.strideSeconds(), fps);
    };
  }

  @Override
  public void next(DetectorFrame frame, Findings findings) throws MediaException {
    Findings gathered = Findings.of(this::add, findings::hit);
    for (ShotDetector detector : detectors) {
      detector.next(frame, gathered);
    }
    give(findings, settledByAll() - margin);
  }

  @Override
  public void finish(Findings findings) throws MediaException {
    Findings gathered = Findings.of(this::add, findings::hit);
    for (ShotDetector detector : detectors) {
      detector.finish(gathered);
    }
    give(findings, Long.MAX_VALUE);
  }

  /** Puts a boundary in its place; those at the same place become one, the gradual one if any. */
  private void add(Boundary found) {
    Boundary merged = found;
    int at = 0;
    while (at < waiting.size()) {
      Boundary other = waiting.get(at);
      if (isSamePlace(other, merged)) {
        merged = merge(other, merged);
        waiting.remove(at);
        at = 0;
      } else {
        at++;
      }
    }
    int place = 0;
    while (place < waiting.size() && waiting.get(place).start() < merged.start()) {
      place++;
    }
    waiting.add(place, merged);
  }

  /** Near each other, and together not so long that nothing would be settled for long. */
  private boolean isSamePlace(Boundary one, Boundary other) {
    long length = Math.max(one.end(), other.end()) - Math.min(one.start(), other.start());
    return one.start() <= other.end() + margin
        && other.start() <= one.end() + margin
        && length <= longestDelay() + margin;
  }

  private static Boundary merge(Boundary one, Boundary other) {
    boolean oneIsCut = one.kind() == Boundary.Kind.CUT;
    boolean otherIsCut = other.kind() == Boundary.Kind.CUT;
    if (oneIsCut && otherIsCut) {
      return one.start() <= other.start() ? one : other;
    }
    if (oneIsCut || otherIsCut) {
      return oneIsCut ? other : one;
    }
    Boundary longer = one.end() - one.start() >= other.end() - other.start() ? one : other;
    return new Boundary(
        Math.min(one.start(), other.start()), Math.max(one.end(), other.end()), longer.kind());
  }

  private void give(Findings findings, long until) {
    while (!waiting.isEmpty() && waiting.get(0).end() <= until) {
      findings.boundary(waiting.remove(0));
    }
  }

  private long settledByAll() {
    long settled = Long.MAX_VALUE;
    for (ShotDetector detector : detectors) {
      settled = Math.min(settled, detector.settled());
    }
    return settled;
  }

  @Override
  public long settled() {
    long settled = Math.max(-1, settledByAll() - margin);
    return waiting.isEmpty() ? settled : Math.min(settled, waiting.get(0).start() - 1);
  }

  @Override
  public int delay() {
    return 2 * (longestDelay() + (int) margin); // Until all have settled, and what is merged ends.
  }

  private int longestDelay() {
    int delay = 0;
    for (ShotDetector detector : detectors) {
      delay = Math.max(delay, detector.delay());
    }
    return delay;
  }

  @Override
  public int memory() {
    int memory = 0;
    for (ShotDetector detector : detectors) {
      memory = Math.max(memory, detector.memory());
    }
    return memory;
  }

  @Override
  public void close() {
    detectors.forEach(ShotDetector::close);
  }
}
