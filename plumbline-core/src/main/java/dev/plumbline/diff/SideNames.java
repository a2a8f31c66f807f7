package dev.plumbline.diff;

/**
 * What the two sides are called in words.
 *
 * @param expected {@code "the migrations"}
 * @param actual {@code "canonical-schema.sql"}
 */
public record SideNames(String expected, String actual) {}
