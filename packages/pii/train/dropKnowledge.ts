import { country, town } from '../src/tagger/lexicon.ts';
import { margin, type Room } from '../src/tagger/room.ts';
import type { Random } from './random.ts';

const names = 0xf;

/**
 * Forgets for one paragraph in a while what the lexicon knows of names and places: those generated come from the very lists
 * the lexicon is made of, those of real people often stand in none.
 */
export function dropKnowledge(room: Room, from: number, to: number, random: Random): void {
  const forgetNames = random.chance(0.12);
  const forgetPlaces = random.chance(0.12);
  if (!forgetNames && !forgetPlaces) return;
  const kept = ~((forgetNames ? names : 0) | (forgetPlaces ? town | country : 0));
  for (let at = from + margin; at < to + margin; at += 1) room.known[at] = (room.known[at] ?? 0) & kept;
}
