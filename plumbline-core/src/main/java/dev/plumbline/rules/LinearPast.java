package dev.plumbline.rules;

import dev.plumbline.git.Arrival;
import dev.plumbline.git.GitException;
import java.util.Optional;

/** What only a finding needs to know, asked of git when there is one. Paths as in the entries. */
interface LinearPast {
  /** The commit that brought the file to main; empty when it is not to be found. */
  Optional<Arrival> arrival(String path) throws GitException;

  /** The file on the branch. */
  byte[] mine(String path) throws GitException;

  /** The file at the merge base, or on main when it is not there. */
  byte[] merged(String path) throws GitException;

  /** Whether main has ever had the file with these bytes. */
  boolean wasOnMain(String path, byte[] content) throws GitException;
}
