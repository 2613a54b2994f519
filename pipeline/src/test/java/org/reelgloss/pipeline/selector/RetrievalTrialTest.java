package org.reelgloss.pipeline.selector;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.pipeline.evaluation.ranking.Problems;
import org.reelgloss.pipeline.selector.training.CrossValidation;
import org.reelgloss.pipeline.selector.training.Films;
import org.reelgloss.pipeline.selector.training.HeadData;
import org.reelgloss.pipeline.selector.training.HeadList;
import org.reelgloss.pipeline.selector.training.HeadTraining;
import org.reelgloss.pipeline.selector.training.RankedList;
import org.reelgloss.pipeline.selector.training.RatedRow;
import org.reelgloss.pipeline.selector.training.ScorerTraining;
import org.reelgloss.pipeline.selector.training.VectorList;
import org.reelgloss.transforms.select.Signals;

class RetrievalTrialTest {
  private static final List<HeadList> FILMS = Films.of(250, 16, 1);

  @Test
  void keepsHeadsThatKnowWhatTheTowersDoNot() {
    RetrievalTrial trial = trial(FILMS);

    Retrieval retrieval = trial.retrieval().orElseThrow();
    assertThat(retrieval.kept(), is(true));
    assertThat(retrieval.alone().r1Gain().interval().low(), is(greaterThan(0.0)));
    assertThat(retrieval.alone().pairwiseGain().interval().low(), is(greaterThan(0.0)));
    double[] first = trial.examples().lists().get(0).features()[0];
    assertThat(trial.examples().rows().get(0).features()[1], is(first[1]));
    assertThat(trial.unseen().lists().size(), is(FILMS.size()));
  }

  @Test
  void leavesOutHeadsWhereWhatWasChosenIsChance() {
    for (int seed = 0; seed < 3; seed++) {
      Examples examples = examples(Films.chosenByChance(FILMS.subList(0, 150), seed));

      RetrievalTrial trial = trial(examples);

      assertThat(trial.retrieval().orElseThrow().kept(), is(false));
      assertThat(trial.examples(), is(examples));
    }
  }

  @Test
  void triesNothingWhereNothingIsPreferred() {
    Examples examples = examples(FILMS);
    HeadData vectors = examples.vectors();
    Examples unjudged =
        new Examples(
            examples.columns(),
            examples.lists(),
            examples.rows(),
            examples.unknown(),
            new HeadData(List.of(), vectors.lists(), vectors.rows()));

    assertThat(trial(unjudged).retrieval(), is(Optional.empty()));
  }

  private static RetrievalTrial trial(List<HeadList> films) {
    return trial(examples(films));
  }

  private static RetrievalTrial trial(Examples examples) {
    CrossValidation validation = new CrossValidation(ScorerTraining.create().withSeed(3), 5);
    return RetrievalTrial.of(new HeadTraining(3), validation, 5, examples);
  }

  /** Returns examples that know the cosines, where all captions are rated by themselves, too. */
  private static Examples examples(List<HeadList> films) {
    List<RankedList> lists = new ArrayList<>();
    List<RatedRow> rows = new ArrayList<>();
    List<VectorList> ofRows = new ArrayList<>();
    for (HeadList film : films) {
      VectorList vectors = film.vectors();
      double[][] features =
          Arrays.stream(vectors.captions())
              .map(caption -> new double[] {Vectors.dot(vectors.image(), caption), Double.NaN})
              .toArray(double[][]::new);
      lists.add(new RankedList(features, film.relevance(), vectors.group()));
      for (int i = 0; i < features.length; i++) {
        rows.add(new RatedRow(features[i], film.relevance()[i], 1, vectors.group()));
        float[][] caption = {vectors.captions()[i]};
        ofRows.add(new VectorList(vectors.group(), vectors.image(), caption));
      }
    }
    List<VectorList> ofLists = films.stream().map(HeadList::vectors).toList();
    return new Examples(
        List.of("towers", Signals.RETRIEVAL),
        lists,
        rows,
        new Problems(),
        new HeadData(films, ofLists, ofRows));
  }
}
