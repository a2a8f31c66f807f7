package dev.plumbline.schema;

/**
 * What {@code pg_sequence} stores; all numbers are sequence values, not bytes.
 *
 * @param dataType {@code smallint}, {@code integer} or {@code bigint}
 */
public record SequenceOptions(
    String dataType, long start, long increment, long min, long max, long cache, boolean cycle) {}
