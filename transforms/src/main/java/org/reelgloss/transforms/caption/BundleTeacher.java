package org.reelgloss.transforms.caption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.reelgloss.gpu.Captioner;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.ModelPool;
import org.reelgloss.video.RgbImage;

/**
 * Shows the clip's middle frame to a captioner of a model bundle. Panda-70M gave its image models
 * one frame between three tenths and seven tenths of the clip; the middle one makes reruns equal.
 */
final class BundleTeacher implements Teacher {
  /** As many beams as the bundle's own configuration says. */
  private static final int BEAMS_OF_BUNDLE = 0;

  private final String name;
  private final ModelBundle bundle;
  private final ModelPool.Lease<Captioner> lease;

  private BundleTeacher(String name, ModelBundle bundle, ModelPool.Lease<Captioner> lease) {
    this.name = name;
    this.bundle = bundle;
    this.lease = lease;
  }

  static BundleTeacher open(String name, Path folder) {
    ModelBundle bundle = ModelBundle.open(folder);
    try {
      return new BundleTeacher(
          name,
          bundle,
          ModelPool.shared()
              .lease(
                  "captioner:" + bundle.folder() + "@" + bundle.version(),
                  () -> Captioner.load(bundle, BEAMS_OF_BUNDLE)));
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot load the captioner " + folder, cause);
    } catch (ModelException cause) {
      throw new IllegalStateException("The captioner " + folder + " cannot work", cause);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String model() {
    return bundle.id();
  }

  @Override
  public TeacherAnswer caption(ClipEvidence clip) throws TeacherException {
    List<RgbImage> frames = clip.frames();
    if (frames.isEmpty()) {
      return TeacherAnswer.noInput("The clip has no frames");
    }
    Captioner.Caption caption = caption(frames.get(frames.size() / 2));
    List<String> inputs = List.of(TeacherAnswer.FRAMES);
    if (caption.text().isBlank()) {
      throw new TeacherException(bundle.id() + " answered without a word");
    }
    return caption.truncated()
        ? TeacherAnswer.truncated(caption.text(), inputs, "Longer than the model's longest answer")
        : TeacherAnswer.success(caption.text(), inputs);
  }

  private Captioner.Caption caption(RgbImage frame) throws TeacherException {
    try {
      return lease.model().caption(List.of(frame)).get(0);
    } catch (ModelException cause) {
      throw new TeacherException(bundle.id() + " failed: " + cause.getMessage(), cause);
    }
  }

  @Override
  public void close() {
    lease.close();
  }
}
