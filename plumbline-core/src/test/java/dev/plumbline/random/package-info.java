/**
 * Random schemas for property tests: {@link dev.plumbline.random.RandomSchema} grows one in a real
 * database, statement by statement, from a seed. What the server refuses is left out, so a
 * generator only has to be right most of the time; {@link dev.plumbline.random.Shrinking} makes a
 * list of statements that shows a fault small.
 */
package dev.plumbline.random;
