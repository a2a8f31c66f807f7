package dev.plumbline.history;

/**
 * How sure a convention is that a directory is its own.
 *
 * @param score 1 to 100; the highest wins
 * @param why what was seen, for people: {@code "meta/_journal.json with 186 entries"}
 */
public record Recognition(Convention convention, int score, String why) {}
