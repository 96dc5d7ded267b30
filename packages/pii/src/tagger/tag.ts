import type { Scan } from '../scan.ts';
import type { Candidate } from '../span.ts';
import { answered } from './answer.ts';
import { attributes } from './attributes.ts';
import { decode, latticeFor, newLattice } from './decode.ts';
import { emissions } from './emission.ts';
import { recall, remember, type NameMemory } from './memory.ts';
import type { Model } from './model.ts';
import { newRoom, roomFor } from './room.ts';
import { forParagraphs, forRuns } from './runs.ts';
import { collect } from './spans.ts';
import { addressed, titles } from './titles.ts';

/** In units of log probability: a way that much worse is one in four hundred. */
const beam = 6;

let room = newRoom();
let lattice = newLattice();

/**
 * Names, places, companies, addresses and ids of customers, by a linear model (see MODEL.md). Linear in the text; whole
 * numbers only, so the same on every machine. Candidates the model would rather not take have a score below the default
 * line of `detect`: that is the dial.
 * @param memory names of turns before; those found here are added
 */
export function tag(scanned: Scan, model: Model, memory: NameMemory = new Set()): Candidate[] {
  room = roomFor(room, scanned.count);
  const found: Candidate[] = [];
  forParagraphs(scanned, (first, behind) => {
    attributes(scanned, model.lexicon, room, first, behind);
    const before = found.length;
    forRuns(room, first, behind, (from, to) => {
      lattice = latticeFor(lattice, to - from);
      emissions(model, room, from, to, lattice.emission);
      decode(lattice, to - from, model.transition, beam * model.scale);
      collect(scanned, room, lattice, from, to, model, found);
    });
    addressed(scanned, room, first, behind, found, before);
  });
  answered(scanned, room, found);
  remember(scanned, room, found, memory);
  recall(scanned, room, memory, found);
  titles(scanned, found);
  return found;
}
