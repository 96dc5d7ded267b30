/** Room for what is known of each token of a text before anything is decided; used again for the next text. */
export interface Room {
  size: number;
  /** Each array has `margin` places before the first token and after the last, for what is not there. */
  word: Uint32Array;
  /** bits of the lexicon */
  known: Uint16Array;
  /** kind, case: 4 bits */
  shape: Uint8Array;
  length: Uint8Array;
  /** hashes of the last two, the last three and the first three characters */
  suffix2: Uint32Array;
  suffix3: Uint32Array;
  prefix3: Uint32Array;
  /** 1: may be part of a value, so what stands around is looked at */
  active: Uint8Array;
  /** first token of the line, and the one behind its last */
  lineStart: Uint32Array;
  lineEnd: Uint32Array;
  /** 0 no capitals on this line, 1 some, 2 nothing but capitals */
  lineCase: Uint8Array;
  /** what the line is about: 1 words of shops and banks, 2 a question or a request, 3 both */
  topic: Uint8Array;
}

export const margin = 3;

export function newRoom(): Room {
  return sized(0);
}

function sized(size: number): Room {
  const places = size + 2 * margin;
  return {
    size,
    word: new Uint32Array(places),
    known: new Uint16Array(places),
    shape: new Uint8Array(places),
    length: new Uint8Array(places),
    suffix2: new Uint32Array(places),
    suffix3: new Uint32Array(places),
    prefix3: new Uint32Array(places),
    active: new Uint8Array(places),
    lineStart: new Uint32Array(places),
    lineEnd: new Uint32Array(places),
    lineCase: new Uint8Array(places),
    topic: new Uint8Array(places),
  };
}

/** The same room when it is large enough, else a larger one. */
export function roomFor(room: Room, tokens: number): Room {
  return room.size >= tokens ? room : sized(Math.max(64, tokens + (tokens >> 1)));
}
