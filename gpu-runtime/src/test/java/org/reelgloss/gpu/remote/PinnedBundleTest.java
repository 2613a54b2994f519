package org.reelgloss.gpu.remote;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinnedBundleTest {
  private static final String DIGEST = "0a".repeat(32);
  private static final String URL = "https://a.example/x";
  private static final KeySource KEY = new KeySource("env:KEY");

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "onnx/model.onnx", "..a/b..", ".hidden"})
  void aPathLeadsIntoTheFolder(String path) {
    assertThat(file(path, URL, DIGEST, null).path(), is(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "/etc/passwd",
        "../x",
        "a/../../x",
        "a/..",
        ".",
        "a//b",
        "a/",
        "a\\b",
        "C:x",
        "a\u0000b",
        "model.onnx.part"
      })
  void aPathOutOfTheFolderIsRefused(String path) {
    assertThat(
        refusal(() -> file(path, URL, DIGEST, null)),
        startsWith("path must lead to a file within the bundle's folder"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "ftp://a.example/x", "/x", "https:///x", "http://u:p@a/x"})
  void aUrlThatIsNotPlainHttpIsRefused(String url) {
    String refusal = refusal(() -> file("x", url, DIGEST, null));

    assertThat(refusal, startsWith("url must be http or https with a host and without user"));
    assertThat(refusal, not(containsString("u:p")));
  }

  @Test
  void aDigestOrLengthThatIsNoneIsRefused() {
    assertThat(
        refusal(() -> file("x", URL, DIGEST.substring(1), null)),
        startsWith("sha256 must be 64 hexadecimal digits"));
    assertThat(
        refusal(() -> file("x", URL, DIGEST, -1L)), is("bytes must be at least 0, but was: -1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", ".a", "/a", "a b"})
  void aNameThatIsNoFolderIsRefused(String name) {
    assertThat(
        refusal(() -> new PinnedBundle(name, KeySource.NONE, files(URL))),
        startsWith("name must be of letters, digits"));
  }

  @Test
  void filesAreThereOnce() {
    assertThat(
        refusal(
            () ->
                new PinnedBundle(
                    "a",
                    KeySource.NONE,
                    List.of(file("x", URL, DIGEST, null), file("x", URL, DIGEST, null)))),
        is("files must be there once, but twice is x"));
    assertThat(
        refusal(() -> new PinnedBundle("a", KeySource.NONE, List.of())),
        is("files must be at least one, but are none"));
  }

  @Test
  void noFileIsAFolderOfAnother() {
    assertThat(
        refusal(
            () ->
                new PinnedBundle(
                    "a",
                    KeySource.NONE,
                    List.of(file("x/y/z", URL, DIGEST, null), file("x/y", URL, DIGEST, null)))),
        is("files must not be folders of others, but one is of x/y/z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://b.example/y", "https://a.example:444/y", "https://a.example.b.example/y"})
  void aKeyIsForOneServer(String other) {
    assertThat(
        refusal(() -> new PinnedBundle("a", KEY, files(URL, other + "?signature"))),
        is(
            "key must be for one server (scheme, host and port), but the urls are of more: "
                + (URL + ", " + other)));
    assertThat(new PinnedBundle("a", KeySource.NONE, files(URL, other)).files().size(), is(2));
  }

  @Test
  void aServerIsTheSameHoweverItIsWritten() {
    assertThat(
        new PinnedBundle("a", KEY, files(URL, "HTTPS://A.example:443/y")).files().size(), is(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://a.example/x", "http://127.0.0.1.example/x", "http://localhost.example/x"})
  void aKeyIsNotSentInTheClear(String url) {
    assertThat(
        refusal(() -> new PinnedBundle("a", KEY, files(url))),
        is("key must be sent by https, but a url is " + url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://LOCALHOST:8000/x", "http://127.0.0.1/x", "http://[::1]:80/x"})
  void aKeyMayBeSentToThisMachine(String url) {
    assertThat(new PinnedBundle("a", KEY, files(url)).files().size(), is(1));
  }

  private static List<PinnedFile> files(String... urls) {
    return IntStream.range(0, urls.length)
        .mapToObj(i -> file("file" + i, urls[i], DIGEST, null))
        .toList();
  }

  private static PinnedFile file(String path, String url, String sha256, @Nullable Long bytes) {
    return new PinnedFile(path, URI.create(url), sha256, bytes);
  }

  private static String refusal(Executable executable) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, executable).getMessage());
  }
}
