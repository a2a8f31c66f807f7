/**
 * PostgreSQL's lexical rules: decoding a source file, splitting it into statements with exact
 * positions, and recognising what a statement is and what it needs of a transaction. Entrance:
 * {@link dev.plumbline.sql.SqlSource} and {@code StatementSplitter}.
 */
@NullMarked
package dev.plumbline.sql;

import org.jspecify.annotations.NullMarked;
