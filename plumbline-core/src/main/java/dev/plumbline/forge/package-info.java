/**
 * Forges: GitHub and GitLab, instances of one's own included. Here they are only read: which pull
 * requests are open, what they change, with what content. What is told to a forge, comments and
 * issues, goes through the same client and is written from reports, so it belongs to the right of
 * them. Entrance: {@link dev.plumbline.forge.ForgeSearch}, then {@link dev.plumbline.forge.Forge}.
 */
@NullMarked
package dev.plumbline.forge;

import org.jspecify.annotations.NullMarked;
