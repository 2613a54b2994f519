package org.reelgloss.transforms.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A local root of which one operation fails, and all after it: as if the process were killed. */
public final class FailingRoot extends OutputRoot {
  private static final long serialVersionUID = 1L;

  private final OutputRoot root;
  private int left;

  /**
   * @param operations how many succeed
   */
  public FailingRoot(OutputRoot root, int operations) {
    this.root = root;
    left = operations;
  }

  private void count() throws IOException {
    if (left == 0) {
      throw new IOException("Killed");
    }
    left--;
  }

  @Override
  public void write(String name, Content content) throws IOException {
    count();
    root.write(name, content);
  }

  @Override
  public boolean create(String name, Content content) throws IOException {
    count();
    return root.create(name, content);
  }

  @Override
  public InputStream read(String name) throws IOException {
    count();
    return root.read(name);
  }

  @Override
  public boolean has(String name) throws IOException {
    count();
    return root.has(name);
  }

  @Override
  public List<String> list(String folder) throws IOException {
    count();
    return root.list(folder);
  }

  @Override
  public void walk(String folder, Visitor visitor) throws IOException {
    count();
    root.walk(folder, visitor);
  }

  @Override
  public void delete(String folder) throws IOException {
    count();
    root.delete(folder);
  }

  @Override
  public void deleteFiles(List<String> names) throws IOException {
    for (String name : names) {
      count();
      root.deleteFiles(List.of(name));
    }
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
