package org.reelgloss.transforms.caption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.reelgloss.gpu.Captioner;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.ModelPool;
import org.reelgloss.video.RgbImage;

/** Shows one frame of the clip to a captioner of a model bundle. */
final class BundleTeacher implements Teacher {
  /** Enough for batches; how many run at a time the model pool decides. */
  private static final int CLIPS_AT_A_TIME = 8;

  private final BundleTeacherSettings settings;
  private final ModelBundle bundle;
  private final ModelPool.Lease<Captioner> lease;

  private BundleTeacher(
      BundleTeacherSettings settings, ModelBundle bundle, ModelPool.Lease<Captioner> lease) {
    this.settings = settings;
    this.bundle = bundle;
    this.lease = lease;
  }

  static BundleTeacher open(BundleTeacherSettings settings, Devices devices) {
    ModelBundle bundle = ModelBundle.open(Path.of(settings.folder()));
    try {
      return new BundleTeacher(
          settings,
          bundle,
          ModelPool.on(devices)
              .lease(
                  "captioner:%s@%s %s"
                      .formatted(bundle.folder(), bundle.version(), settings.options()),
                  () -> Captioner.load(bundle, settings.options(), devices)));
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot load the captioner " + settings.folder(), cause);
    } catch (ModelException cause) {
      throw new IllegalStateException("The captioner " + settings.folder() + " cannot work", cause);
    }
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public String model() {
    return bundle.id();
  }

  @Override
  public int concurrency() {
    return CLIPS_AT_A_TIME;
  }

  @Override
  public TeacherAnswer caption(ClipEvidence clip) throws TeacherException {
    List<RgbImage> frames = clip.frames();
    if (frames.isEmpty()) {
      return TeacherAnswer.noInput("The clip has no frames");
    }
    int shown = Math.min(frames.size() - 1, (int) (settings.position() * frames.size()));
    Captioner.Caption caption = caption(frames.get(shown));
    List<String> inputs = List.of(TeacherAnswer.FRAMES);
    if (caption.text().isBlank()) {
      throw new TeacherException(bundle.id() + " answered without a word");
    }
    TeacherAnswer answer =
        caption.truncated()
            ? TeacherAnswer.truncated(
                caption.text(), inputs, "Longer than the model's longest answer")
            : TeacherAnswer.success(caption.text(), inputs);
    return answer.with(new TeacherAnswer.Usage("", 0, caption.tokens())).with(caption.figures());
  }

  private Captioner.Caption caption(RgbImage frame) throws TeacherException {
    try {
      return lease.model().caption(List.of(frame), settings.patience()).get(0);
    } catch (ModelException cause) {
      throw new TeacherException(bundle.id() + " failed: " + cause.getMessage(), cause);
    }
  }

  @Override
  public void close() {
    lease.close();
  }
}
