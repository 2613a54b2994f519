package org.reelgloss.transforms.dataset;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reelgloss.transforms.dataset.RecordSorter.Row;

class RecordSorterTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2_000, 1 << 20})
  void sortsByUriAndStartAndKeepsTheOrderOfEqualOnes(long bytes) throws IOException {
    Random random = new Random(1);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      ByteBuffer record = StandardCharsets.UTF_8.encode("record " + i);
      rows.add(new Row("ü" + random.nextInt(9), random.nextInt(20), record));
    }
    List<String> sorted = new ArrayList<>();

    try (RecordSorter sorter = new RecordSorter(bytes)) {
      assertThat(sorter.isEmpty(), is(true));
      for (Row row : rows) {
        sorter.add(row);
      }
      assertThat(sorter.isEmpty(), is(false));
      sorter.forEach(row -> sorted.add(words(row)));
    }

    rows.sort(Comparator.comparing(Row::uri).thenComparing(Row::start)); // A stable sort.
    assertThat(sorted, is(rows.stream().map(RecordSorterTest::words).toList()));
  }

  private static String words(Row row) {
    return row.uri()
        + " "
        + row.start()
        + " "
        + StandardCharsets.UTF_8.decode(row.record().duplicate());
  }
}
