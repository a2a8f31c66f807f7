package dev.plumbline.sql;

/**
 * Where the rows of a {@code COPY … FROM STDIN} stand in the same source, without the closing
 * {@code \.} line.
 *
 * @param startOffset of the first row
 * @param endOffset behind the last row's line break
 */
public record CopyData(int startOffset, int endOffset) {}
