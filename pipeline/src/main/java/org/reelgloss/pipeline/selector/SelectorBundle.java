package org.reelgloss.pipeline.selector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.transforms.select.EvidenceSelector;
import org.reelgloss.transforms.select.RetrievalHeadsFile;
import org.reelgloss.transforms.select.ScoringModel;
import org.reelgloss.transforms.select.bank.PictureBank;
import org.reelgloss.transforms.select.bank.PictureBanks;

/** Writes a trained selector as a folder; {@code selector.json} comes last and makes it one. */
final class SelectorBundle {
  static final String REPORT = "training.json";
  private static final String PAGE = "training.html";

  private SelectorBundle() {}

  /** Throws IllegalArgumentException if there is something at the place already. */
  static void checkFree(Path output) throws IOException {
    if (Files.isDirectory(output)) {
      try (Stream<Path> entries = Files.list(output)) {
        if (entries.findAny().isEmpty()) {
          return;
        }
      }
    }
    if (Files.exists(output)) {
      throw new IllegalArgumentException(
          "output must be a new or empty folder, but there is something at: " + output);
    }
  }

  /** Returns a place for what is to become the output. */
  static Path beside(Path output) {
    return output.resolveSibling("." + output.getFileName() + "-" + UUID.randomUUID());
  }

  /** Deletes a folder with all that is in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> found = Files.walk(folder)) {
        for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  static void write(
      ModelBundle base,
      @Nullable ModelBundle encoder,
      TrainingReport report,
      @Nullable PictureBank bank,
      Path output)
      throws IOException {
    copyBase(base, output);
    if (encoder != null) {
      copy(encoder.folder(), output.resolve(ModelBundle.ENCODER));
    }
    if (bank != null) {
      PictureBanks.save(bank, output.resolve(EvidenceSelector.BANK));
    }
    if (report.retrieval().filter(Retrieval::kept).isPresent()) {
      RetrievalHeadsFile.save(report.retrieval().get().trained().heads(), output);
    }
    Files.writeString(output.resolve(REPORT), report.toJson().toPrettyString() + '\n');
    Files.writeString(output.resolve(PAGE), new TrainingPage(report).html());
    Files.writeString(
        output.resolve(ScoringModel.FILE), report.model().toJson().toPrettyString() + '\n');
  }

  /** Copies a two-tower bundle, without what a training added to it. */
  static void copyBase(ModelBundle base, Path output) throws IOException {
    Files.createDirectories(output);
    copy(base.folder(), output);
  }

  /** A selector that was trained before may be the base: then its own files are left out. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> found = Files.walk(from, 2)) {
      List<Path> files = found.filter(Files::isRegularFile).toList();
      for (Path file : files) {
        Path relative = from.relativize(file);
        String name = relative.toString();
        if (!name.startsWith(EvidenceSelector.BANK + "/")
            && !name.startsWith(ModelBundle.ENCODER + "/")
            && !List.of(REPORT, PAGE, RetrievalHeadsFile.NAME, ScoringModel.FILE).contains(name)) {
          Path target = to.resolve(relative);
          Files.createDirectories(target.getParent());
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
