/**
 * Writes a {@link dev.plumbline.schema.Schema} as deterministic, reloadable, diff-friendly SQL, and
 * reads the header of such a file. Entrances: {@link dev.plumbline.canonical.CanonicalWriter},
 * {@link dev.plumbline.canonical.CanonicalHeader}, {@link dev.plumbline.canonical.CanonicalText}.
 *
 * <h2>Layout</h2>
 *
 * Two header lines, the session's settings, then one block per object, a blank line between blocks.
 * What belongs to a table (keys, checks, foreign keys, indexes, triggers, policies) follows it
 * where dependencies allow; comments and privileges stand in the block of the object they are
 * about.
 *
 * <h2>Order</h2>
 *
 * Blocks are written smallest first by kind and name, each as soon as all it needs is written. A
 * new object that nothing else needs therefore moves no other block; a depth-first order would not
 * give that, because a function that returns a late table's row would pull that table forward.
 * Cycles are broken by the cheapest of: defaults and generated columns after the table, a domain's
 * default after the domain, a view first written with the right columns and no content, a routine
 * first written with an empty body.
 *
 * <h2>Merging</h2>
 *
 * List items stand one per line with the comma in front: a column added at the end is one added
 * line and touches no other, and where two branches add one each, keeping both sides of the
 * conflict is valid SQL. Every constraint and index is a statement of its own, so two branches that
 * add one each to a table merge where another stands between them; at one place git shows both, and
 * both are right. Two new tables at one place look alike line by line and git mixes their lines:
 * take one side. The header's digests change with every change of schema, so two branches that both
 * change it do conflict there, on purpose: a text that merged cleanly need not be the schema the
 * merged history makes. Take either side and write the canonical again.
 *
 * <h2>Settling</h2>
 *
 * What the server deparses is not always a fixpoint. The known cases are brought to the form they
 * settle in when they are read ({@link dev.plumbline.deparse}). Where a replayed schema still seems
 * to differ from a loaded canonical, {@link dev.plumbline.canonical.Settling} writes the replayed
 * one, loads it into an empty database and reads it again: the second generation is compared.
 */
@NullMarked
package dev.plumbline.canonical;

import org.jspecify.annotations.NullMarked;
