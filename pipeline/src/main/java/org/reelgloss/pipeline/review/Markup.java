package org.reelgloss.pipeline.review;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML under construction. All text and all attribute values are escaped on the way in; only names
 * of elements and attributes, and {@link #trusted}, are taken as they are.
 *
 * <p>Attributes are given as name, value, name, value; one with an empty value is written bare.
 */
final class Markup {
  private final StringBuilder html = new StringBuilder(1 << 16);
  private final Deque<String> open = new ArrayDeque<>();

  @CanIgnoreReturnValue
  Markup open(String tag, String... attributes) {
    return tag(tag, attributes).push(tag);
  }

  @CanIgnoreReturnValue
  Markup close() {
    html.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** Writes an element without content and without an end, such as {@code img}. */
  @CanIgnoreReturnValue
  Markup lone(String tag, String... attributes) {
    return tag(tag, attributes);
  }

  @CanIgnoreReturnValue
  Markup element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  @CanIgnoreReturnValue
  Markup text(String text) {
    html.append(Html.escape(text));
    return this;
  }

  /** Writes {@code content} as it is: for the page's own style and script. */
  @CanIgnoreReturnValue
  Markup trusted(String content) {
    html.append(content);
    return this;
  }

  /** Returns what was written; every element must have been closed. */
  String finish() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("Elements are still open: " + open);
    }
    return html.toString();
  }

  private Markup tag(String tag, String... attributes) {
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException(
          "attributes must be pairs of name and value, but were: " + attributes.length);
    }
    html.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      html.append(' ').append(attributes[i]);
      if (!attributes[i + 1].isEmpty()) {
        html.append("=\"").append(Html.escape(attributes[i + 1])).append('"');
      }
    }
    html.append('>');
    return this;
  }

  private Markup push(String tag) {
    open.push(tag);
    return this;
  }
}
