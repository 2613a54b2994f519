package org.reelgloss.transforms.clean;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNamesTest {
  private static final PersonNames NAMES = PersonNames.english();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A man named John flips a pancake.        | A man named person flips a pancake.
          John Smith flips a pancake.              | person flips a pancake.
          Martin Luther King Jr. speaks.           | person speaks.
          Ludwig van Beethoven plays the piano.    | person plays the piano.
          J. K. Rowling reads.                     | person reads.
          José García plays the guitar.            | person plays the guitar.
          Anne-Marie sings with Jean-Luc Picard.   | person sings with person.
          Queen Elizabeth II waves.                | person waves.
          Dr. Smith talks to Mary.                 | person talks to person.
          President Barack Obama gives a speech.   | person gives a speech.
          the chef Anna bakes bread                | the person bakes bread
          Hello, I'm Anna and I bake.              | Hello, I'm person and I bake.
          Emma Stone, Ryan Gosling and Jack Black. | person, person and person.
          A man in a Barack Obama T-shirt          | A man in a person T-shirt
          """)
  void replacesARunThatBeginsWithAGivenNameOrATitle(String said, String expected) {
    assertThat(NAMES.replace(said), is(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          John's dog catches a ball.   | person's dog catches a ball.
          Mary Smith’s hat             | person’s hat
          James' car                   | person' car
          Tom & Jerry run.             | person and person run.
          Anna / Peter                 | person and person
          John and Mary dance.         | person and person dance.
          Mr. and Mrs. Smith dance.    | person and person dance.
          """)
  void keepsPossessivesAndJoinsPersonsByAnd(String said, String expected) {
    assertThat(NAMES.replace(said), is(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          We met Will at the gate.            | We met person at the gate.
          She walked with May in the rain.    | She walked with person in the rain.
          Will Smith dances on a stage.       | person dances on a stage.
          Paris Hilton walks her dog.         | person walks her dog.
          Jordan Peele sits on a chair.       | person sits on a chair.
          A photo of Michael Jordan           | A photo of person
          """)
  void knowsNamesThatAreWordsOrPlacesByWhereTheyStand(String said, String expected) {
    assertThat(NAMES.replace(said), is(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HOW TO COOK RICE WITH JAMIE OLIVER             | HOW TO COOK RICE WITH person
          How To Flip A Pancake With Jamie Oliver        | How To Flip A Pancake With person
          Barack Obama Visits A Chicago Bakery           | person Visits A Chicago Bakery
          Best Pancakes Ever With Angela Merkel and Anna | Best Pancakes Ever With person and person
          """)
  void takesNoMoreOfAHeadlineThanTheName(String said, String expected) {
    assertThat(NAMES.replace(said), is(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          amy and tom cook dinner              | person and person cook dinner
          a man named michael jackson dances   | a man named person dances
          a photo of barack obama              | a photo of person
          chef gordon ramsay cooks an egg      | person cooks an egg
          mr smith goes to town                | person goes to town
          """)
  void findsUnmistakableNamesWithoutCapitals(String said, String expected) {
    assertThat(NAMES.replace(said), is(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a man in a rose garden",
        "Flip the pancake in the pan",
        "May is cold in Georgia",
        "In May the garden is green.",
        "Will you flip the pancake?",
        "Hope is the thing. Jack of all trades.",
        "Mark the spot and sue nobody.",
        "A walk along Washington Street in the rain.",
        "The Paris Hilton Hotel at night.",
        "A boat trip through Jordan.",
        "Sydney Harbour Bridge at sunset.",
        "A walk in Chelsea, then Paris.",
        "Lake Victoria from above",
        "Victoria Falls in Zambia",
        "St. Patrick's Cathedral",
        "Big Ben at noon",
        "Stanford University students",
        "An Olive Garden restaurant",
        "A Jack Russell Terrier stands on a bench.",
        "Queen Street in Toronto",
        "General Motors builds a car.",
        "A Christian church in Florence, Italy",
        "On Sunday morning the Easter bunny hops.",
        "a man wearing a jean jacket marks a line",
        "a boy does an ollie on a rocky hill in summer",
        "a woman drew a picture of a lily and a dolly",
        "Summer Rice Salad In The Garden With Golden Brown Onions",
        "The U.S. Army marches.",
        "A TED talk",
        "I Love You"
      })
  void leavesWordsPlacesAndFirmsAlone(String said) {
    assertThat(NAMES.replace(said), is(said));
  }

  @Test
  void leavesATextWithoutWordsAlone() {
    assertThat(NAMES.replace(" 123 ... "), is(" 123 ... "));
  }
}
