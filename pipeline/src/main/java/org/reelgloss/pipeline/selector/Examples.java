package org.reelgloss.pipeline.selector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.pipeline.evaluation.ranking.ClipSource;
import org.reelgloss.pipeline.evaluation.ranking.Problems;
import org.reelgloss.pipeline.evaluation.ranking.RatedCaption;
import org.reelgloss.pipeline.selector.training.Groups;
import org.reelgloss.pipeline.selector.training.HeadData;
import org.reelgloss.pipeline.selector.training.HeadList;
import org.reelgloss.pipeline.selector.training.OutOfFold;
import org.reelgloss.pipeline.selector.training.RankedList;
import org.reelgloss.pipeline.selector.training.RatedRow;
import org.reelgloss.pipeline.selector.training.VectorList;
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
 * @param vectors of the same lists and rows, from which retrieval heads are trained
 */
public record Examples(
    List<String> columns,
    List<RankedList> lists,
    List<RatedRow> rows,
    Problems unknown,
    HeadData vectors) {
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
    Set<String> names = new LinkedHashSet<>(ratings.keySet());
    preferences.forEach(preference -> names.add(preference.name()));
    Reading reading = new Reading(columns, clips, reader, groups(names, clips));
    for (Preference preference : preferences) {
      reading.add(preference);
    }
    for (Map.Entry<String, List<RatedCaption>> entry : ratings.entrySet()) {
      reading.add(entry.getKey(), entry.getValue());
    }
    return new Examples(
        columns,
        reading.lists,
        reading.rows,
        reading.unknown,
        new HeadData(reading.judged, reading.ofLists, reading.ofRows));
  }

  private static Map<String, String> groups(Set<String> names, ClipSource clips)
      throws IOException {
    Map<String, String> videos = new HashMap<>();
    for (String name : names) {
      Clip clip = clips.find(name);
      if (clip != null) {
        videos.put(name, clip.getVideoId());
      }
    }
    return groups(videos);
  }

  /**
   * Returns the group of each clip and picture. Where there are too few videos to learn from some
   * and be tried on others, a clip is a group by itself.
   *
   * @param videos by name of the clip or picture
   */
  static Map<String, String> groups(Map<String, String> videos) {
    boolean few = Set.copyOf(videos.values()).size() < SelectorTraining.LEAST_GROUPS;
    Map<String, String> groups = new HashMap<>(videos);
    groups.replaceAll((name, video) -> few ? name : Groups.of(video, name));
    return groups;
  }

  /** Returns the same with the numbers of one column in place of those there. */
  Examples with(String column, OutOfFold numbers) {
    int place = columns.indexOf(column);
    List<RankedList> otherLists = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      RankedList list = lists.get(i);
      double[][] features = list.features().clone();
      for (int j = 0; j < features.length; j++) {
        features[j] = with(features[j], place, numbers.lists().get(i)[j]);
      }
      otherLists.add(new RankedList(features, list.relevance(), list.group()));
    }
    List<RatedRow> otherRows = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      RatedRow row = rows.get(i);
      double[] features = with(row.features(), place, numbers.rows()[i]);
      otherRows.add(new RatedRow(features, row.accept(), row.weight(), row.group()));
    }
    return new Examples(columns, otherLists, otherRows, unknown, vectors);
  }

  private static double[] with(double[] features, int place, double number) {
    double[] other = features.clone();
    other[place] = number;
    return other;
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
    private final Map<String, String> groups;
    private final Map<String, PictureVectors> vectors = new LinkedHashMap<>();
    private final List<RankedList> lists = new ArrayList<>();
    private final List<RatedRow> rows = new ArrayList<>();
    private final Problems unknown = new Problems();
    private final List<HeadList> judged = new ArrayList<>();
    private final List<VectorList> ofLists = new ArrayList<>();
    private final List<VectorList> ofRows = new ArrayList<>();

    Reading(
        List<String> columns, ClipSource clips, SignalReader reader, Map<String, String> groups) {
      this.columns = columns;
      this.clips = clips;
      this.reader = reader;
      this.groups = groups;
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
      PictureVectors picture = vector(clip);
      List<double @Nullable []> signals = reader.read(captioned, picture);
      List<String> texts =
          preference.candidates().stream().map(Preference.Candidate::text).toList();
      String group = groups.getOrDefault(preference.name(), preference.name());
      VectorList vectors = vectors(group, picture, texts);
      int count = preference.candidates().size();
      double[][] features = new double[count][];
      double[] relevance = new double[count];
      for (int i = 0; i < count; i++) {
        Preference.Candidate candidate = preference.candidates().get(i);
        features[i] = row(signals.get(i), candidate.teacher());
        relevance[i] = candidate.relevance();
        Boolean accepted = candidate.accepted();
        if (accepted != null) {
          rows.add(new RatedRow(features[i], accepted ? 1 : 0, 1, group));
          ofRows.add(alone(vectors, i));
        }
      }
      if (preference.ranks()) {
        lists.add(new RankedList(features, relevance, group));
        ofLists.add(vectors);
        judged.add(new HeadList(vectors, relevance, 1));
      }
    }

    private VectorList vectors(String group, PictureVectors picture, List<String> captions)
        throws ModelException {
      return new VectorList(group, picture.tower(), reader.texts(captions).toArray(new float[0][]));
    }

    private static VectorList alone(VectorList vectors, int caption) {
      return new VectorList(
          vectors.group(), vectors.image(), new float[][] {vectors.captions()[caption]});
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
      PictureVectors picture = vector(clip);
      List<double[]> signals = reader.read(clip, picture, captions);
      String group = groups.getOrDefault(image, image);
      VectorList vectors = vectors(group, picture, captions);
      for (int i = 0; i < captions.size(); i++) {
        RatedCaption rating = ratings.get(i);
        rows.add(
            new RatedRow(
                row(signals.get(i), null), rating.mean(), RatedPreference.weight(rating), group));
        ofRows.add(alone(vectors, i));
      }
      for (RatedPreference one : RatedPreference.of(ratings)) {
        float[][] some =
            Arrays.stream(one.captions())
                .mapToObj(i -> vectors.captions()[i])
                .toArray(float[][]::new);
        judged.add(
            new HeadList(
                new VectorList(group, vectors.image(), some), one.relevance(), one.weight()));
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
