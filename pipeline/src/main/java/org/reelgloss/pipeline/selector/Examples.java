package org.reelgloss.pipeline.selector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.pipeline.evaluation.ranking.ClipSource;
import org.reelgloss.pipeline.evaluation.ranking.Problems;
import org.reelgloss.pipeline.evaluation.ranking.RatedCaption;
import org.reelgloss.pipeline.selector.training.RankedList;
import org.reelgloss.pipeline.selector.training.RatedRow;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.transforms.select.SignalReader;
import org.reelgloss.transforms.select.Signals;
import org.reelgloss.transforms.select.bank.PictureVectors;

/**
 * Preferences and ratings as numbers: a column for each signal, then one for each teacher.
 *
 * @param columns names of the numbers
 * @param lists of candidates of which some are preferred
 * @param rows captions that people accepted or refused
 * @param unknown clips and pictures that are not there
 */
public record Examples(
    List<String> columns, List<RankedList> lists, List<RatedRow> rows, Problems unknown) {
  /** What a crowd says of a caption is worth this much of what experts say. */
  private static final double CROWD = 0.05;

  /**
   * Reads the signals of all captions.
   *
   * @param clips where clips and pictures are found by name
   */
  static Examples read(
      List<Preference> preferences,
      Map<String, List<RatedCaption>> ratings,
      ClipSource clips,
      SignalReader reader)
      throws IOException, ModelException {
    List<String> columns = new ArrayList<>(Signals.all());
    TreeSet<String> teachers = new TreeSet<>();
    preferences.forEach(
        one -> one.candidates().forEach(candidate -> teachers.add(candidate.teacher())));
    teachers.forEach(teacher -> columns.add(Signals.TEACHER + teacher));
    Reading reading = new Reading(columns, clips, reader);
    for (Preference preference : preferences) {
      reading.add(preference);
    }
    for (Map.Entry<String, List<RatedCaption>> entry : ratings.entrySet()) {
      reading.add(entry.getKey(), entry.getValue());
    }
    return new Examples(columns, reading.lists, reading.rows, reading.unknown);
  }

  /** Returns the number of different clips and pictures. */
  int groups() {
    return (int)
        Stream.concat(lists.stream().map(RankedList::group), rows.stream().map(RatedRow::group))
            .distinct()
            .count();
  }

  /** Gathers examples; the vectors of clips are made once. */
  private static final class Reading {
    private final List<String> columns;
    private final ClipSource clips;
    private final SignalReader reader;
    private final Map<String, PictureVectors> vectors = new LinkedHashMap<>();
    private final List<RankedList> lists = new ArrayList<>();
    private final List<RatedRow> rows = new ArrayList<>();
    private final Problems unknown = new Problems();

    Reading(List<String> columns, ClipSource clips, SignalReader reader) {
      this.columns = columns;
      this.clips = clips;
      this.reader = reader;
    }

    void add(Preference preference) throws IOException, ModelException {
      Clip clip = find(preference.name());
      if (clip == null) {
        return;
      }
      CaptionedClip captioned =
          CaptionedClip.newBuilder()
              .setClip(clip)
              .setCandidates(preference.candidates().stream().map(Reading::candidate).toList())
              .build();
      List<double @Nullable []> signals = reader.read(captioned, vector(clip));
      int count = preference.candidates().size();
      double[][] features = new double[count][];
      double[] relevance = new double[count];
      for (int i = 0; i < count; i++) {
        Preference.Candidate candidate = preference.candidates().get(i);
        features[i] = row(signals.get(i), candidate.teacher());
        relevance[i] = candidate.relevance();
        Boolean accepted = candidate.accepted();
        if (accepted != null) {
          rows.add(new RatedRow(features[i], accepted ? 1 : 0, 1, preference.name()));
        }
      }
      if (preference.ranks()) {
        lists.add(new RankedList(features, relevance, preference.name()));
      }
    }

    private static CaptionCandidate candidate(Preference.Candidate candidate) {
      return CaptionCandidate.newBuilder()
          .setTeacher(candidate.teacher())
          .setModel("")
          .setInputs(List.of("frames"))
          .setOutcome(Outcome.SUCCESS)
          .setText(candidate.text())
          .build();
    }

    void add(String image, List<RatedCaption> ratings) throws IOException, ModelException {
      Clip clip = find(image);
      if (clip == null) {
        return;
      }
      List<String> captions = ratings.stream().map(RatedCaption::caption).toList();
      List<double[]> signals = reader.read(clip, vector(clip), captions);
      for (int i = 0; i < captions.size(); i++) {
        RatedCaption rating = ratings.get(i);
        double weight = rating.kind() == RatedCaption.Kind.EXPERT ? 1 : CROWD;
        rows.add(new RatedRow(row(signals.get(i), null), rating.mean(), weight, image));
      }
    }

    private @Nullable Clip find(String name) throws IOException {
      Clip clip = clips.find(name);
      if (clip == null) {
        unknown.add(name, 0, "is not there");
      }
      return clip;
    }

    private PictureVectors vector(Clip clip) throws ModelException {
      PictureVectors known = vectors.get(clip.getClipId());
      if (known == null) {
        known = reader.embed(clip);
        vectors.put(clip.getClipId(), known);
      }
      return known;
    }

    private double[] row(double @Nullable [] signals, @Nullable String teacher) {
      double[] row = new double[columns.size()];
      Arrays.fill(row, Double.NaN);
      if (signals != null) {
        System.arraycopy(signals, 0, row, 0, signals.length);
      }
      for (int i = Signals.all().size(); teacher != null && i < row.length; i++) {
        row[i] = columns.get(i).equals(Signals.TEACHER + teacher) ? 1 : 0;
      }
      return row;
    }
  }
}
