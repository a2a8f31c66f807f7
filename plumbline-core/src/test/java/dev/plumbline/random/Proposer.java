package dev.plumbline.random;

import java.util.Optional;

/** Proposes one kind of statement; nothing when the world has not what it needs. */
@FunctionalInterface
interface Proposer {
  Optional<Proposal> propose(World world);
}
