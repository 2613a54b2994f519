package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.TinyBundles;
import org.reelgloss.gpu.remote.FakeFileServer;

class ModelsPullCommandTest {
  private static final String FILE =
      "- name: towers\n  files:\n  - path: x\n    url: https://a.example/x\n    sha256: "
          + "0a".repeat(32)
          + "\n";

  @TempDir private Path folder;
  private FakeFileServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeFileServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fetchesABundleAndSaysWhichItIs() throws Exception {
    Path origin = TinyBundles.twoTower(folder.resolve("towers"));
    String manifest = manifest(origin);

    Output output = pull(manifest);

    String id = ModelBundle.open(origin).id();
    assertThat(output.errors(), output.code(), is(0));
    assertThat(output.text(), is("TWO_TOWER\t%s%n".formatted(id)));
    assertThat(ModelBundle.open(folder.resolve("models/towers")).id(), is(id));

    int requests = server.requests().size();
    assertThat(pull(manifest).code(), is(0));
    assertThat(server.requests(), hasSize(requests));
  }

  @Test
  void aBundleThatCannotBeHadDoesNotKeepTheOthers() throws Exception {
    String right = manifest(TinyBundles.twoTower(folder.resolve("towers")));
    server.put("/other", new byte[10], "");
    String wrong =
        FILE.replace("towers", "other").replace("https://a.example/x", "" + server.uri("/other"));

    Output output = pull(wrong + right);

    assertThat(output.code(), is(1));
    assertThat(output.errors(), containsString("other/x has the SHA-256 "));
    assertThat(output.text(), containsString("TWO_TOWER\ttowers@"));
    assertThat(Files.exists(folder.resolve("models/other/x")), is(false));
  }

  @Test
  void whatIsFetchedMustBeABundleButTheOthersAreFetched() throws Exception {
    Path origin = Files.createDirectory(folder.resolve("nothing"));
    Files.writeString(origin.resolve("empty.json"), "{}");
    String wrong = manifest(origin);

    Output output = pull(wrong + manifest(TinyBundles.twoTower(folder.resolve("towers"))));

    assertThat(output.code(), is(1));
    assertThat(output.errors(), containsString("is no model bundle: it has no encoder_model"));
    assertThat(output.text(), containsString("TWO_TOWER\ttowers@"));
  }

  @Test
  void aFolderThatCannotBeMadeDoesNotKeepTheOthers() throws Exception {
    String right = manifest(TinyBundles.twoTower(folder.resolve("towers")));
    Files.createDirectory(folder.resolve("models"));
    Files.createFile(folder.resolve("models/other"));

    Output output = pull(FILE.replace("towers", "other") + right);

    assertThat(output.code(), is(1));
    assertThat(output.errors(), containsString("reelgloss: other: "));
    assertThat(output.text(), containsString("TWO_TOWER\ttowers@"));
  }

  @Test
  void saysWhereTheFileIsWrong() throws IOException {
    assertThat(refusal("name: x\n"), containsString(" must hold a list of bundles"));
    assertThat(refusal("- x\n"), containsString(":1: must be a bundle: a mapping"));
    assertThat(refusal("- name: x\n"), containsString(":1: there must be a value for files"));
    assertThat(refusal("- name: x\n  files: y\n"), containsString(":1: files must be a list"));
    assertThat(refusal("- name: x\n  files:\n  - y\n"), containsString(":3: must be a file: a"));
    assertThat(
        refusal(FILE.replace("sha256", "sha265")),
        containsString(":5: unknown key 'sha265'; did you mean sha256?"));
    assertThat(
        refusal(FILE.replace("path: x", "path: ../x")),
        containsString(":3: path must lead to a file within the bundle's folder"));
    assertThat(
        refusal(FILE.replace("https://a.example", "file://")),
        containsString(":3: url must be http or https"));
    assertThat(
        refusal(FILE.replace("a.example/x", "a.example/ x")),
        containsString(":4: url must be a uri, but is not: Illegal character in path"));
    assertThat(
        refusal(FILE + "    bytes: many\n"),
        containsString(":6: bytes must be a number, but was: many"));
    assertThat(
        refusal(FILE + FILE.substring(FILE.indexOf("  - ")).replace("path: x", "path: x/y")),
        containsString(":1: files must not be folders of others, but one is of x/y"));
    assertThat(
        refusal(FILE + FILE), containsString(":6: there is another bundle of this name: towers"));
  }

  @Test
  void aKeyItselfIsRefusedAndNotRepeated() throws IOException {
    String refusal = refusal(FILE + "  key: hf_123\n");

    assertThat(refusal, containsString(":1: key must be env:NAME or file:PATH"));
    assertThat(refusal, not(containsString("hf_123")));
  }

  /** Puts the files of a bundle on the server and returns how they are fetched. */
  private String manifest(Path bundle) throws Exception {
    StringBuilder text = new StringBuilder("- name: " + bundle.getFileName() + "\n  files:\n");
    try (Stream<Path> files = Files.list(bundle)) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        server.put("/" + file.getFileName(), bytes, "\"1\"");
        text.append(
            """
              - path: %s
                url: %s
                sha256: %s
                bytes: %d
            """
                .formatted(
                    file.getFileName(),
                    server.uri("/" + file.getFileName()),
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
                    bytes.length));
      }
    }
    return text.toString();
  }

  private String refusal(String manifest) throws IOException {
    Output output = pull(manifest);
    assertThat(output.code(), is(2));
    return output.errors();
  }

  private Output pull(String manifest) throws IOException {
    Path file = Files.writeString(folder.resolve("models.yaml"), manifest);
    return Output.of("models", "pull", file.toString(), "--models-dir=" + folder.resolve("models"));
  }
}
