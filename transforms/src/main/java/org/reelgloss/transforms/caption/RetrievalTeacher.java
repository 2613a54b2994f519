package org.reelgloss.transforms.caption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.ModelPool;
import org.reelgloss.video.RgbImage;

/** Picks the caption of a bank that is nearest to some frames of the clip. */
final class RetrievalTeacher implements Teacher {
  private static final int MOST_FRAMES = 4;

  /** Enough for batches; how many run at a time the model pool decides. */
  private static final int CLIPS_AT_A_TIME = 4;

  private final String name;
  private final String model;
  private final ModelPool.Lease<EmbeddedBank> lease;

  private RetrievalTeacher(String name, String model, ModelPool.Lease<EmbeddedBank> lease) {
    this.name = name;
    this.model = model;
    this.lease = lease;
  }

  /** Opens a teacher; all of a JVM share one copy of the bank. */
  static RetrievalTeacher open(RetrievalTeacherSettings settings, Devices devices) {
    ModelBundle bundle = ModelBundle.open(Path.of(settings.folder()));
    CaptionBank bank = CaptionBank.read(Path.of(settings.bank()));
    String key = // Jobs that share a pool have classes of their own.
        "bank:%s %s of %x"
            .formatted(
                bundle.id(),
                bank.digest(),
                System.identityHashCode(EmbeddedBank.class.getClassLoader()));
    try {
      return new RetrievalTeacher(
          settings.name(),
          bundle.id(),
          ModelPool.on(devices).lease(key, () -> EmbeddedBank.open(bundle, bank, devices)));
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot load the two towers " + settings.folder(), cause);
    } catch (ModelException cause) {
      throw new IllegalStateException(
          settings.folder() + " cannot embed the captions of " + settings.bank(), cause);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String model() {
    return model;
  }

  @Override
  public int concurrency() {
    return CLIPS_AT_A_TIME;
  }

  @Override
  public TeacherAnswer caption(ClipEvidence clip) throws TeacherException {
    List<RgbImage> frames = Frames.spread(clip.frames(), MOST_FRAMES);
    if (frames.isEmpty()) {
      return TeacherAnswer.noInput("The clip has no frames");
    }
    try {
      return TeacherAnswer.success(lease.model().nearest(frames), List.of(TeacherAnswer.FRAMES));
    } catch (ModelException cause) {
      throw new TeacherException(model + " failed: " + cause.getMessage(), cause);
    }
  }

  @Override
  public void close() {
    lease.close();
  }
}
