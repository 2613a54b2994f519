package org.reelgloss.pipeline.evaluation.captions;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionTokenizerTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          A dog, a cat.                      | a dog a cat
          # Words that are split where an apostrophe is.
          I'm you're we've he'll she'd it's  | i 'm you 're we 've he 'll she 'd it 's
          can't won't don't DON'T isn`t      | ca n't wo n't do n't do n't is n`t
          the dogs' toy 'quoted words'       | the dogs toy quoted words
          don’t it’s ’em                     | do n't it 's ’em
          shouldn't've the girl's's          | should n't 've the girl 's 's
          # Words that keep it.
          o'clock O'Brien ma'am d'oh l'amour | o'clock o'brien ma'am d'oh l'amour
          Hallowe'en Xi'an c'mon s'mores e'er| hallowe'en xi'an c'mon s'mores e'er
          rock'n'roll fish 'n chips 'em '90s | rock 'n' roll fish 'n chips 'em '90s
          y'all ol' man's 90's               | y' all ol' man 's 90 's
          man'hat x'y b'day qur'an           | man hat x y b day qur an
          # Two words in one.
          cannot gonna gotta lemme gimme     | can not gon na got ta lem me gim me
          'tis 'twas wanna, wannabe gotta-go | 't is 't was wan na wannabe gotta-go
          cannot's                           | cannot 's
          # Hyphens, dashes and underscores.
          t-shirt state-of-the-art 20-year-old | t-shirt state-of-the-art 20-year-old
          half- -half a--b dash—dash a – b   | half half a b dash dash a b
          --- ---- ----- ------              | ----- ------
          a_b file_name _a_ a__b             | a_b file_name _ a _ a __ b
          mother-in-law's a-'b               | mother-in-law 's a b
          # Full stops.
          Mr. Smith Jr. of St. Louis, etc.   | mr. smith jr. of st. louis etc.
          U.S. U.S.A. a.m. Ph.D. e.g. J. K.  | u.s. u.s.a. a.m. ph.d. e.g. j. k.
          in Mass. or mass. of the la. La.   | in mass. or mass of the la la.
          no. 5 No.1 no. one pp. 3 figs. 4   | no. 5 no. 1 no one pp. 3 figs. 4
          walks.The foo.bar.baz v1.2 é. x.   | walks.the foo.bar.baz v1 .2 é x.
          U.S.-based non-U.S. mr.-b          | u.s.-based non-u.s. mr.-b
          wait... wait .. wait. . . end      | wait wait wait end
          # Numbers.
          3.5 1,000 .5 -5 +5 10:30 10:30am   | 3.5 1,000 .5 -5 +5 10:30 10:30 am
          1/2 5-0 2020-01-01 1.5-liter 1st   | 1/2 5-0 2020-01-01 1.5-liter 1st
          555-1234 (555) 123-4567            | 555-1234 -lrb-555-rrb- 123-4567
          5'10 5'10" 6ft 50% 5+5 a½          | 5 '10 5 10 6ft 50 % 5 +5 a 1/2
          $5.00 US$5 €10 £7 5¢               | $ 5.00 us$ 5 $ 10 # 7 5 cents
          # Slashes and ampersands.
          and/or a/b/c/d w/ w/o u.s./uk 1\\/2 | and/or a/b/c / d w / w/o u.s. / uk 1\\/2
          AT&T R&B r&b B&Bs &amp; AT&amp;T   | at&t r&b r & b b&b s & at&t
          # Addresses, users, topics, markup.
          https://a.b/c?d=e. www.a.com/bc    | https://a.b/c?d=e www.a.com/bc
          me@a.org @me_2 #tag #1 C++ C# F#   | me@a.org @me_2 #tag # 1 c++ c# f#
          <b>bold</b> <unk> <a href="x"> a<3 | <b> bold </b> <unk> <a href="x"> a < 3
          # Brackets, faces and runs.
          (a) [b] {c} <d> a < b              | -lrb- a -rrb- -lsb- b -rsb- -lcb- c -rcb- <d> a < b
          :) ;-( =D :'( :3 -_- <3            | :-rrb- ;--lrb- =d :'-lrb- :3 -_- < 3
          what?! no!! yes! a!b ** * ## #     | what ?! no !! yes a!b ** * ## #
          “curly” ‘single’ «angle» ``x''     | curly single angle x
          # Other scripts and symbols.
          un café naïve ÉTÉ İ                | un café naïve été i̇
          猫が座る 한국어 हिन्दी русский       | 猫が座る 한국어 हिन्दी русский
          smile 😀 face ★ x²                 | smile face ★ x ²
          """)
  void splitsAsTheTreebankDoes(String caption, String tokens) {
    assertThat(String.join(" ", CaptionTokenizer.tokenize(caption)), is(tokens));
  }

  @Test
  void anyWhiteSpaceOnlySeparates() {
    assertThat(
        CaptionTokenizer.tokenize(" a\tb\nc\r\nd\u2028e\u2029f\u00a0g\u200bh\u3000 "),
        is(List.of("a", "b", "c", "d", "e", "f", "g", "h")));
    assertThat(CaptionTokenizer.tokenize("soft\u00adhyphen"), is(List.of("softhyphen")));
    assertThat(CaptionTokenizer.tokenize(""), is(List.of()));
    assertThat(CaptionTokenizer.tokenize(" . "), is(List.of()));
  }

  @Test
  void aLongWordIsOneToken() {
    String word = "a".repeat(100_000);

    assertThat(CaptionTokenizer.tokenize(word + "'s"), is(List.of(word, "'s")));
  }

  @Test
  @Tag("test-data")
  void isEqualOnLinesMadeToBreakTokenizers() throws IOException {
    List<String> lines = new ArrayList<>();
    for (JsonNode line : read("tokenizer_stress.json")) {
      // There the expected lines are cut at the line separator and the rest is one line late.
      lines.addAll(List.of(line.textValue().split("\u2028")));
    }
    JsonNode expected = read("tokenizer_stress.expected.json");

    for (int i = 0; i < expected.size(); i++) {
      assertThat(
          lines.get(i),
          String.join(" ", CaptionTokenizer.tokenize(lines.get(i))),
          is(expected.get(i).textValue()));
    }
  }

  private static JsonNode read(String name) throws IOException {
    String data = Objects.requireNonNull(System.getenv("REELGLOSS_TEST_DATA"));
    return new ObjectMapper().readTree(Path.of(data, "metrics", name).toFile());
  }
}
