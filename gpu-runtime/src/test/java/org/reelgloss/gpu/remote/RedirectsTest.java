package org.reelgloss.gpu.remote;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectsTest {
  private static final URI SECURE = URI.create("https://a.example/x/model.onnx?token=1");

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x/model.onnx, /y, https://a.example/y",
    "https://a.example/x/model.onnx, y?z=1, https://a.example/x/y?z=1",
    "https://a.example/x, https://b.example/y, https://b.example/y",
    "http://a.example/x, https://b.example/y, https://b.example/y",
    "http://a.example/x, http://b.example:8080/y, http://b.example:8080/y",
  })
  void leadOnWithinHttpAndHttps(URI from, String location, URI to) throws DownloadException {
    assertThat(Redirects.follow(from, Optional.of(location)), is(to));
  }

  @Test
  void neverLeaveHttps() {
    assertThat(
        refusal("http://b.example/y?signature=2"),
        is(
            "https://a.example/x/model.onnx redirects from https to http://b.example/y,"
                + " which is refused"));
    assertThat(
        refusal("HTTP://a.example/y"),
        is(
            "https://a.example/x/model.onnx redirects from https to http://a.example/y,"
                + " which is refused"));
  }

  @ParameterizedTest
  @CsvSource({"file:///etc/passwd", "ftp://a.example/x", "jar:file:x!/y", "mailto:a@b.example"})
  void leadToNothingElse(String location) {
    assertThat(
        refusal(location), is("https://a.example/x/model.onnx redirects to no http or https uri"));
  }

  @Test
  void mustLeadSomewhere() {
    assertThat(
        assertThrows(DownloadException.class, () -> Redirects.follow(SECURE, Optional.empty()))
            .getMessage(),
        is("https://a.example/x/model.onnx redirects to no http or https uri"));
    assertThat(
        refusal("http://[x"), is("https://a.example/x/model.onnx redirects to what is no uri"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://A.example:443/y, true",
    "https://a.example/y, true",
    "https://b.example/y, false",
    "https://a.example:8443/y, false",
    "http://a.example:443/y, false",
  })
  void areOfTheSameServerByProtocolHostAndPort(URI other, boolean same) {
    assertThat(Redirects.haveSameOrigin(SECURE, other), is(same));
  }

  private static String refusal(String location) {
    return String.valueOf(
        assertThrows(DownloadException.class, () -> Redirects.follow(SECURE, Optional.of(location)))
            .getMessage());
  }
}
