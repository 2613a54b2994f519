package org.reelgloss.pipeline;

import com.google.auto.value.AutoValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.Devices;
import org.reelgloss.transforms.caption.TeacherSettings;
import org.reelgloss.transforms.dataset.Retry;
import org.reelgloss.transforms.match.Notifications;
import org.reelgloss.transforms.match.VideoListing;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.ClipFormat;
import org.reelgloss.video.CutSemantics;
import org.reelgloss.video.DetectorSettings;

/** All that decides what a run makes; where it runs is none of its business. */
@AutoValue
public abstract class CurationOptions {
  /** What is made of the videos. */
  public enum Product {
    /** Captioned clips. */
    DATASET,
    /** Records of cuts, segments and events alone. */
    SPLIT
  }

  /** Whether clips get media files of their own. */
  public enum Export {
    NONE,
    CLIPS
  }

  public abstract Product product();

  public abstract VideoListing.Request input();

  public abstract OutputRoot output();

  public abstract Profile profile();

  /** What finds boundaries in {@link Profile#DEFAULT}; the other profiles have their own. */
  public abstract DetectorSettings detectors();

  /** A two-tower bundle; null for the built-in descriptor. */
  public abstract @Nullable Path embedder();

  /** Names of built-in and configured teachers and of captioner bundles; null for all there are. */
  public abstract @Nullable List<String> teachers();

  /** Teachers that a user configured. */
  public abstract List<TeacherSettings> configuredTeachers();

  /** Where models run. */
  public abstract Devices devices();

  /** A folder of bundles; null where there is none. */
  public abstract @Nullable Path modelsDir();

  /** A two-tower bundle; null for agreement among the candidates. */
  public abstract @Nullable Path selector();

  public abstract Export export();

  /** How media files are made where {@link #export} asks for them. */
  public abstract ClipFormat clipFormat();

  /** Interval of looking for new files; null for one look. */
  public abstract @Nullable Duration poll();

  /** Where new files are told of, with {@link #poll} only; null for nowhere. */
  public abstract @Nullable Notifications notifications();

  public abstract Duration publishEvery();

  /** The only inputs to work on, by uri; empty for all there are. */
  public abstract Map<String, Retry> retries();

  /** Returns a builder with every default set but input and output. */
  public static Builder builder() {
    return new AutoValue_CurationOptions.Builder()
        .setProduct(Product.DATASET)
        .setProfile(Profile.DEFAULT)
        .setDetectors(Profile.usualDetectors(CutSemantics.V06))
        .setConfiguredTeachers(List.of())
        .setDevices(Devices.AUTO)
        .setExport(Export.NONE)
        .setClipFormat(ClipFormat.STANDARD)
        .setPublishEvery(Duration.ofSeconds(5))
        .setRetries(Map.of());
  }

  /** Sets options one by one; {@link #build} fails where input or output is missing. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder setProduct(Product product);

    public abstract Builder setInput(VideoListing.Request input);

    public abstract Builder setOutput(OutputRoot output);

    public abstract Builder setProfile(Profile profile);

    public abstract Builder setDetectors(DetectorSettings detectors);

    public abstract Builder setEmbedder(@Nullable Path bundle);

    public abstract Builder setTeachers(@Nullable List<String> names);

    public abstract Builder setConfiguredTeachers(List<TeacherSettings> teachers);

    public abstract Builder setDevices(Devices devices);

    public abstract Builder setModelsDir(@Nullable Path folder);

    public abstract Builder setSelector(@Nullable Path bundle);

    public abstract Builder setExport(Export export);

    public abstract Builder setClipFormat(ClipFormat format);

    public abstract Builder setPoll(@Nullable Duration interval);

    public abstract Builder setNotifications(@Nullable Notifications from);

    public abstract Builder setPublishEvery(Duration interval);

    public abstract Builder setRetries(Map<String, Retry> retries);

    public abstract CurationOptions build();
  }
}
