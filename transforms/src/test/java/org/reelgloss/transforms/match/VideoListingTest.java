package org.reelgloss.transforms.match;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.SourceVideo;

class VideoListingTest {
  @TempDir private Path folder;

  @BeforeEach
  void fillFolder() throws IOException {
    file("b.mp4");
    file("a.MKV");
    file("sub/c.webm");
    file("notes.txt");
  }

  @Test
  void aFolderMeansItsVideosAndThoseOfSubfoldersByName() throws IOException {
    assertThat(names(list(folder.toString())), contains("a.MKV", "b.mp4", "sub/c.webm"));
  }

  @Test
  void subfoldersCanBeLeftOut() throws IOException {
    VideoListing.Request request = new VideoListing.Request(folder.toString(), false, 0);

    assertThat(names(VideoListing.list(request)), contains("a.MKV", "b.mp4"));
  }

  @Test
  void takesAtMostAsManyAsTheLimit() throws IOException {
    VideoListing.Request request = new VideoListing.Request(folder.toString(), true, 2);

    assertThat(names(VideoListing.list(request)), contains("a.MKV", "b.mp4"));
  }

  @Test
  void passesByLinksAndUnfinishedAndHiddenFilesAndCountsThem() throws IOException {
    Files.createSymbolicLink(folder.resolve("link.mp4"), Path.of("/etc/passwd"));
    file("d.mp4.part");
    file(".e.mp4");

    VideoListing listing = list(folder.toString());

    assertThat(names(listing), contains("a.MKV", "b.mp4", "sub/c.webm"));
    assertThat(listing.skipped(), hasEntry("link", 1L));
    assertThat(listing.skipped(), hasEntry("unfinished", 1L));
    assertThat(listing.skipped(), hasEntry("hidden", 1L));
  }

  @Test
  void takesGlobsAndListsOfThem() throws IOException {
    assertThat(
        names(list(folder + "/*.mp4," + folder + "/**/c.*")), contains("b.mp4", "sub/c.webm"));
  }

  @Test
  void relativeNamesBeginWhereTheRequestWasMade() throws IOException {
    Files.writeString(folder.resolve("list.txt"), "b.mp4\n");
    VideoListing.Request elsewhere =
        new VideoListing.Request("@list.txt,sub", List.of(), true, 0, folder.toString());

    assertThat(names(VideoListing.list(elsewhere)), contains("b.mp4", "sub/c.webm"));
  }

  @Test
  void takesManifests() throws IOException {
    Path manifest = folder.resolve("list.txt");
    Files.writeString(manifest, "# two\n" + folder.resolve("b.mp4") + "\n\n" + folder + "/sub\n");

    assertThat(names(list("@" + manifest)), contains("b.mp4", "sub/c.webm"));
  }

  @Test
  void takesUrisOfFiles() throws IOException {
    assertThat(names(list(folder.resolve("b.mp4").toUri().toString())), contains("b.mp4"));
  }

  @Test
  void takesANameThatLooksLikeAPatternAsItIs() throws IOException {
    file("x[1], y*.mp4");

    assertThat(names(list(folder + "/x[1], y*.mp4")), contains("x[1], y*.mp4"));
  }

  @Test
  void aNamedFileThatIsMissingIsAnInputStill() throws IOException {
    assertThat(names(list(folder + "/none.mp4")), contains("none.mp4"));
  }

  @Test
  void findsTheTextBesideAVideo() throws IOException {
    file("b.info.json");
    file("b.en.vtt");
    file("b.srt");
    file("b.jpg");
    file("bb.en.vtt");

    SourceVideo video = list(folder + "/b.mp4").videos().get(0);

    assertThat(
        video.getSidecars().stream().map(uri -> Path.of(uri).getFileName().toString()).toList(),
        contains("b.en.vtt", "b.info.json", "b.srt"));
  }

  @Test
  void theSidecarDigestChangesWithTheText() throws IOException {
    file("b.en.vtt");
    String before = list(folder + "/b.mp4").videos().get(0).getSidecarDigest();

    Files.writeString(folder.resolve("b.en.vtt"), "longer");

    assertThat(list(folder + "/b.mp4").videos().get(0).getSidecarDigest(), is(not(before)));
  }

  @Test
  void linksAreNoTextWhetherTheFolderIsNamedOrTheVideo() throws IOException {
    Files.createSymbolicLink(folder.resolve("b.srt"), folder.resolve("notes.txt"));

    assertThat(list(folder + "/b.mp4").videos().get(0).getSidecars(), is(empty()));
    assertThat(list(folder.toString()).videos().get(1).getSidecars(), is(empty()));
  }

  @Test
  void urisOfFilesAreNoPatterns() throws IOException {
    List<String> odd = List.of("@x.mp4", "x\ny.mp4", "x[b], *.mp4");
    for (String name : odd) {
      file(name);
    }
    file("x\ny.srt");
    List<String> uris = odd.stream().map(name -> folder.resolve(name).toString()).toList();
    List<String> gone = List.of(folder + "/*.mp4", folder + "/sub");

    VideoListing listing = VideoListing.list(VideoListing.Request.ofFiles(uris));

    assertThat(names(listing), is(odd));
    assertThat(
        listing.videos().get(1).getSidecars(), contains(folder.resolve("x\ny.srt").toString()));
    assertThat(
        names(VideoListing.list(VideoListing.Request.ofFiles(gone))), contains("*.mp4", "sub"));
  }

  private VideoListing list(String input) throws IOException {
    return VideoListing.list(new VideoListing.Request(input, true, 0));
  }

  private List<String> names(VideoListing listing) {
    return listing.videos().stream()
        .map(video -> folder.relativize(Path.of(video.getUri())).toString())
        .toList();
  }

  private void file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, name);
  }
}
