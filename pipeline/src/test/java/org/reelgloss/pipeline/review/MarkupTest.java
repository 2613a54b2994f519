package org.reelgloss.pipeline.review;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MarkupTest {
  @Test
  void escapesTextAndValues() {
    String html = new Markup().element("p", "a < b", "title", "\"<>").finish();

    assertThat(html, is("<p title=\"&quot;&lt;&gt;\">a &lt; b</p>\n"));
  }

  @Test
  void closesWhatWasOpenedLast() {
    String html = new Markup().open("ul").open("li").text("x").close().close().finish();

    assertThat(html, is("<ul><li>x</li>\n</ul>\n"));
  }

  @Test
  void writesAnAttributeWithoutValueBare() {
    assertThat(new Markup().lone("video", "muted", "").finish(), is("<video muted>"));
  }

  @Test
  void refusesToFinishWhileAnElementIsOpen() {
    Markup markup = new Markup().open("main");

    assertThat(
        assertThrows(IllegalStateException.class, markup::finish).getMessage(),
        is("Elements are still open: [main]"));
  }
}
