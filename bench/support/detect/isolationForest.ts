/** Samples each tree is grown from, and trees, as in the paper. */
const SAMPLE = 256;
const TREES = 100;

type Node =
  | { readonly size: number }
  | { readonly feature: number; readonly split: number; readonly below: Node; readonly above: Node };

/**
 * Grows an isolation forest (Liu, Ting and Zhou 2008): what few random cuts set apart is unusual.
 * @param points what is usual, each with the same number of features
 * @param draw from 0 to below 1, as often as asked
 * @returns how unusual a point is, from 0 to 1; about 0.5 for a usual one
 */
export function isolationForest(
  points: readonly (readonly number[])[],
  draw: () => number,
): (point: readonly number[]) => number {
  const size = Math.min(SAMPLE, points.length);
  const deepest = Math.ceil(Math.log2(Math.max(2, size)));
  const trees = Array.from({ length: TREES }, () => grow(sample(points, size, draw), 0, deepest, draw));
  return (point) => {
    const length = trees.reduce((sum, tree) => sum + pathLength(tree, point), 0) / trees.length;
    return 2 ** (-length / usualLength(size));
  };
}

function grow(
  points: readonly (readonly number[])[],
  depth: number,
  deepest: number,
  draw: () => number,
): Node {
  const leaf = { size: points.length };
  if (depth >= deepest || points.length <= 1) return leaf;
  // A feature that is the same for all sets nobody apart.
  const ranges = (points[0] ?? []).map((_, at) => rangeOf(points, at));
  const features = [...ranges.keys()].filter((at) => ranges[at]?.[0] !== ranges[at]?.[1]);
  if (features.length === 0) return leaf;
  const feature = features[Math.floor(draw() * features.length)] ?? 0;
  const [low, high] = ranges[feature] ?? [0, 0];
  const split = low + draw() * (high - low);
  const isBelow = (point: readonly number[]) => (point[feature] ?? 0) < split;
  return {
    feature,
    split,
    below: grow(points.filter(isBelow), depth + 1, deepest, draw),
    above: grow(
      points.filter((point) => !isBelow(point)),
      depth + 1,
      deepest,
      draw,
    ),
  };
}

function rangeOf(points: readonly (readonly number[])[], feature: number): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const point of points) {
    low = Math.min(low, point[feature] ?? 0);
    high = Math.max(high, point[feature] ?? 0);
  }
  return [low, high];
}

function pathLength(tree: Node, point: readonly number[]): number {
  let node = tree;
  let cuts = 0;
  while ('feature' in node) {
    node = (point[node.feature] ?? 0) < node.split ? node.below : node.above;
    cuts += 1;
  }
  return cuts + usualLength(node.size);
}

/** Cuts that a search in a tree of so many points takes on average when it fails. */
function usualLength(size: number): number {
  if (size <= 1) return 0;
  if (size === 2) return 1;
  return 2 * (Math.log(size - 1) + 0.577_215_664_9) - (2 * (size - 1)) / size;
}

function sample<T>(from: readonly T[], many: number, draw: () => number): T[] {
  const left = [...from];
  return Array.from({ length: many }, () => left.splice(Math.floor(draw() * left.length), 1)[0] as T);
}
