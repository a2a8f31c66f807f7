package dev.plumbline.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** The file itself: where it is, and whether it is TOML at all. */
final class ConfigFile {
  static final String NAME = "plumbline.toml";

  private ConfigFile() {}

  /** The nearest one from a directory upwards, not beyond the git work tree; null when none. */
  static @Nullable Path find(Path from) {
    for (Path directory = from; directory != null; directory = directory.getParent()) {
      Path file = directory.resolve(NAME);
      if (Files.isRegularFile(file)) {
        return file;
      }
      if (Files.exists(directory.resolve(".git"))) {
        return null;
      }
    }
    return null;
  }

  static TomlParseResult parse(Path file, String name) throws ConfigException {
    TomlParseResult result = Toml.parse(text(file, name));
    if (result.hasErrors()) {
      TomlParseError error = result.errors().getFirst();
      throw new ConfigException(
          "%s:%d:%d: not valid TOML: %s"
              .formatted(
                  name, error.position().line(), error.position().column(), error.getMessage()));
    }
    return result;
  }

  private static String text(Path file, String name) throws ConfigException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ConfigException(name + ": no such file");
    } catch (CharacterCodingException e) {
      throw new ConfigException(name + ": not UTF-8, which TOML must be");
    } catch (IOException e) {
      throw new ConfigException(
          name
              + (Files.isDirectory(file)
                  ? ": is a directory"
                  : e instanceof AccessDeniedException
                      ? ": cannot be read: permission denied"
                      : ": cannot be read: " + e.getMessage()));
    }
  }
}
