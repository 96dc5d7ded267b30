/**
 * Aho-Corasick automaton over UTF-16 units (Aho and Corasick 1975): finds every occurrence of thousands of
 * strings in one pass. Nodes are numbered as they are made, so most have their only child right behind them; the
 * other transitions, one a string at most, sit in an open-addressed hash table. Building is linear in the strings' total
 * length and needs no dense table per alphabet.
 */
export interface Automaton {
  /** Calls `visit` with the string's index and the index one past its last unit, for each occurrence. */
  scan(units: Uint16Array, length: number, visit: (pattern: number, end: number) => void): void;
}

const none = -1;

/** @param patterns distinct strings; empty ones match nothing */
export function buildAutomaton(patterns: readonly string[]): Automaton {
  const capacity = patterns.reduce((sum, pattern) => sum + pattern.length, 1);
  const classes = classify(patterns);
  const edges = new Edges(capacity, patterns.length);
  const { parent, via } = edges;
  const depth = new Int32Array(capacity);
  const patternAt = new Int32Array(capacity).fill(none);
  let size = 1;
  patterns.forEach((pattern, index) => {
    let node = 0;
    for (let i = 0; i < pattern.length; i += 1) {
      const symbol = classes.of(pattern.charCodeAt(i));
      let next = edges.get(node, symbol);
      if (next === none) {
        next = size;
        size += 1;
        edges.add(node, symbol, next);
        depth[next] = i + 1;
      }
      node = next;
    }
    if (node !== 0) patternAt[node] = index;
  });

  const fail = new Int32Array(size);
  const output = new Int32Array(size);
  for (const node of byDepth(depth, size)) {
    const up = parent[node] ?? 0;
    if (up !== 0) fail[node] = step(edges, fail, fail[up] ?? 0, via[node] ?? 0);
    const suffix = fail[node] ?? 0;
    output[node] = (patternAt[suffix] ?? none) === none ? (output[suffix] ?? 0) : suffix;
  }

  // Most units of a text begin nothing.
  const begins = Int32Array.from({ length: classes.count }, (_, symbol) => Math.max(0, edges.get(0, symbol)));

  return {
    scan(units, length, visit) {
      let node = 0;
      for (let i = 0; i < length; i += 1) {
        const symbol = classes.of(units[i] ?? 0);
        if (symbol === 0) {
          node = 0;
          continue;
        }
        node = node === 0 ? (begins[symbol] ?? 0) : step(edges, fail, node, symbol);
        if (node === 0) continue;
        for (let at = node; at !== 0; at = output[at] ?? 0) {
          const pattern = patternAt[at] ?? none;
          if (pattern !== none) visit(pattern, i + 1);
        }
      }
    },
  };
}

function step(edges: Edges, fail: Int32Array, from: number, symbol: number): number {
  let node = from;
  for (;;) {
    const next = edges.get(node, symbol);
    if (next !== none) return next;
    if (node === 0) return 0;
    node = fail[node] ?? 0;
  }
}

/** Nodes other than the root, shallow ones first (counting sort). */
function byDepth(depth: Int32Array, size: number): Int32Array {
  const deepest = depth.reduce((most, value) => Math.max(most, value), 0);
  const from = new Int32Array(deepest + 2);
  for (let node = 1; node < size; node += 1) {
    const slot = (depth[node] ?? 0) + 1;
    from[slot] = (from[slot] ?? 0) + 1;
  }
  for (let d = 1; d < from.length; d += 1) from[d] = (from[d] ?? 0) + (from[d - 1] ?? 0);
  const order = new Int32Array(size - 1);
  for (let node = 1; node < size; node += 1) {
    const d = depth[node] ?? 0;
    const place = from[d] ?? 0;
    order[place] = node;
    from[d] = place + 1;
  }
  return order;
}

/** Numbers the units that occur in the patterns from 1; every other unit is class 0. */
function classify(patterns: readonly string[]): { count: number; of: (unit: number) => number } {
  const ascii = new Int32Array(128);
  const others = new Map<number, number>();
  let count = 1;
  for (const pattern of patterns) {
    for (let i = 0; i < pattern.length; i += 1) {
      const unit = pattern.charCodeAt(i);
      if (unit < 128) {
        if (ascii[unit] === 0) ascii[unit] = count++;
      } else if (!others.has(unit)) {
        others.set(unit, count++);
      }
    }
  }
  return { count, of: (unit) => (unit < 128 ? (ascii[unit] ?? 0) : (others.get(unit) ?? 0)) };
}

/** (node, class) -> node. */
class Edges {
  readonly parent: Int32Array;
  /** The class that leads to a node from its parent. */
  readonly via: Int32Array;
  /** Nodes that do not stand right behind their parent; open addressing with linear probing, half full at most. */
  private readonly table: Int32Array;
  private readonly mask: number;

  /** @param strings each leaves the way of the nodes before it once at most */
  constructor(nodes: number, strings: number) {
    // One more, so that the last node can be asked for a child behind it.
    this.parent = new Int32Array(nodes + 1).fill(none);
    this.via = new Int32Array(nodes + 1);
    const size = 2 ** Math.ceil(Math.log2(strings * 2 + 2));
    this.table = new Int32Array(size);
    this.mask = size - 1;
  }

  get(node: number, symbol: number): number {
    const { parent, via } = this;
    if (parent[node + 1] === node && via[node + 1] === symbol) return node + 1;
    const next = this.table[this.slot(node, symbol)] ?? 0;
    return next === 0 ? none : next;
  }

  add(node: number, symbol: number, next: number): void {
    if (next !== node + 1) this.table[this.slot(node, symbol)] = next;
    this.parent[next] = node;
    this.via[next] = symbol;
  }

  /** Where the edge is, or the empty slot that it would be in. */
  private slot(node: number, symbol: number): number {
    const { table, parent, via } = this;
    let slot = Math.imul(node, 0x9e3779b1) ^ Math.imul(symbol, 0x85ebca6b);
    slot = (slot ^ (slot >>> 15)) & this.mask;
    for (;;) {
      const next = table[slot] ?? 0;
      if (next === 0 || (parent[next] === node && via[next] === symbol)) return slot;
      slot = (slot + 1) & this.mask;
    }
  }
}
