package org.reelgloss.pipeline.review;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void aScriptBecomesText() {
    assertThat(
        Html.escape("<script>alert('x')</script>"),
        is("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
  }

  @Test
  void quotesCannotEndAnAttribute() {
    assertThat(Html.escape("\" onload=\"x & y"), is("&quot; onload=&quot;x &amp; y"));
  }

  @Test
  void marksThatTurnTheDirectionOfReadingAreShown() {
    assertThat(
        Html.escape("cat\u202Egpj.mp4\u2066\u2069"), is("cat[U+202E]gpj.mp4[U+2066][U+2069]"));
  }

  @Test
  void controlsAndHalvesOfPairsAreReplaced() {
    assertThat(Html.escape("a\u0000b\u0085c\uD83Dd"), is("a\uFFFDb\uFFFDc\uFFFDd"));
  }

  @Test
  void otherTextStaysAsItIs() {
    String text = "Zwei Möwen 🐦\n\tשלום\u200F، مرحبا – 日本";

    assertThat(Html.escape(text), is(text));
  }
}
