package dev.plumbline.forge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A pull request that a test's forge has. */
public final class TestPull {
  final long number;
  final String title;
  final String author;
  final Map<String, String> contents = new TreeMap<>();
  final List<Map<String, Object>> files = new ArrayList<>();
  String base = "main";
  String branch;
  String commit;
  String repository = TestForge.REPOSITORY;
  String state = "OPEN";
  boolean draft;

  public TestPull(long number, String title, String author) {
    this.number = number;
    this.title = title;
    this.author = author;
    this.branch = "branch-" + number;
    this.commit = "%040x".formatted(number * 0x9e3779b97fL);
  }

  public TestPull adds(String path, String content) {
    contents.put(path, content);
    return file(path, "ADDED");
  }

  public TestPull changes(String path, String content) {
    contents.put(path, content);
    return file(path, "MODIFIED");
  }

  public TestPull renames(String path, String content) {
    contents.put(path, content);
    return file(path, "RENAMED");
  }

  public TestPull deletes(String path) {
    return file(path, "DELETED");
  }

  public TestPull draft() {
    draft = true;
    return this;
  }

  public TestPull closed() {
    state = "CLOSED";
    return this;
  }

  public TestPull into(String branch) {
    base = branch;
    return this;
  }

  public TestPull from(String branch, String commit) {
    this.branch = branch;
    this.commit = commit;
    return this;
  }

  public TestPull ofFork(String full) {
    repository = full;
    return this;
  }

  private TestPull file(String path, String change) {
    files.add(Map.of("path", path, "changeType", change, "additions", 1, "deletions", 0));
    return this;
  }
}
