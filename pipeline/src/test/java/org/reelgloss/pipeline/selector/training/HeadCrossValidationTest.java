package org.reelgloss.pipeline.selector.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class HeadCrossValidationTest {
  private final HeadTraining training = new HeadTraining(1);

  @Test
  void whatPeopleSaidOfAGroupHasNoPartInItsScores() {
    List<HeadList> films = Films.of(200, 16, 3);
    List<HeadList> otherwise = new ArrayList<>(films);
    otherwise.set(7, Films.chosenByChance(films, 5).get(7));
    assertThat(otherwise.get(7).relevance(), is(not(films.get(7).relevance())));

    OutOfFold before = score(films).orElseThrow();
    OutOfFold after = score(otherwise).orElseThrow();

    ToIntFunction<String> folds =
        Groups.folds(films.stream().map(HeadList::group).toList(), 5, training.seed());
    int changed = 0;
    for (int i = 0; i < films.size(); i++) {
      if (folds.applyAsInt(films.get(i).group()) == folds.applyAsInt(films.get(7).group())) {
        assertThat(after.lists().get(i), equalTo(before.lists().get(i)));
        assertThat(after.rows()[i], equalTo(before.rows()[i]));
      } else {
        changed += after.rows()[i] == before.rows()[i] ? 0 : 1;
      }
    }
    assertThat(changed, is(greaterThan(0)));
  }

  @Test
  void aRowHasTheScoreOfTheSameCaptionInAList() {
    OutOfFold scores = score(Films.of(40, 12, 3)).orElseThrow();

    for (int i = 0; i < scores.rows().length; i++) {
      assertThat(scores.rows()[i], is(scores.lists().get(i)[0]));
    }
  }

  @Test
  void thereAreNoneWhereAFoldHasNothingToLearnFrom() {
    List<HeadList> films = Films.of(20, 12, 3);
    HeadData data = data(films);

    assertThat(
        new HeadCrossValidation(training, 5)
            .score(new HeadData(films.subList(0, 1), data.lists(), data.rows())),
        is(Optional.empty()));
  }

  private Optional<OutOfFold> score(List<HeadList> films) {
    return new HeadCrossValidation(training, 5).score(data(films));
  }

  /** Returns films whose first captions are rated by themselves, too. */
  private static HeadData data(List<HeadList> films) {
    List<VectorList> lists = films.stream().map(HeadList::vectors).toList();
    return new HeadData(
        films,
        lists,
        lists.stream()
            .map(
                list ->
                    new VectorList(list.group(), list.image(), new float[][] {list.captions()[0]}))
            .toList());
  }
}
