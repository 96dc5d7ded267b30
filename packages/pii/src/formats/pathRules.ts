import { FormatError } from './formatError.ts';
import type { JsonPath } from './jsonLeaves.ts';

/**
 * What a policy does with a field: `redact` removes whatever stands there, `detect` removes what is found in it,
 * `keep` removes known values only.
 */
export type PathAction = 'keep' | 'detect' | 'redact';

/** The strictest last: of several rules that fit, it wins, so a further rule never shows more. */
const strictness: readonly PathAction[] = ['keep', 'detect', 'redact'];

type Step = { readonly key: string | number } | 'any' | 'deep';

interface Rule {
  readonly steps: readonly Step[];
  readonly action: PathAction;
}

/** Compiled rules of a policy for the paths of JSON documents. */
export type PathRules = readonly Rule[];

const step =
  /\.\.(?=[^.])|\.(\*|[^.[\]*\s"']+)|\[(?:(\d{1,9})|(\*)|"([^"]*)"|'([^']*)')\]|(?<=\.\.)(\*|[^.[\]*\s"']+)/y;
const mostRules = 500;

/**
 * Compiles `{ "$.customer.*": "redact", "$.items[*].note": "detect", "$..id": "keep" }`. A rule for a container
 * counts for all in it.
 * @throws {FormatError} that names the number of the rule
 */
export function compilePaths(rules: Readonly<Record<string, unknown>>): PathRules {
  const entries = Object.entries(rules);
  if (entries.length > mostRules) throw new FormatError(`policy: paths has more than ${mostRules} rules`);
  return entries.map(([path, action], index) => {
    const known = strictness.find((name) => name === action);
    if (known === undefined)
      throw new FormatError(`policy: paths rule ${index + 1} must be one of ${strictness.join(', ')}`);
    return { steps: parsePath(path, index + 1), action: known };
  });
}

function parsePath(path: string, rule: number): Step[] {
  const steps: Step[] = [];
  if (!path.startsWith('$')) throw new FormatError(`policy: paths rule ${rule} must begin with $`);
  let at = 1;
  while (at < path.length) {
    step.lastIndex = at;
    const match = step.exec(path);
    if (match === null) throw new FormatError(`policy: paths rule ${rule} is not a path`);
    const [whole, name, index, every, double, single, deepName] = match;
    if (whole === '..') steps.push('deep');
    else if (every !== undefined || name === '*' || deepName === '*') steps.push('any');
    else
      steps.push({ key: index === undefined ? (name ?? double ?? single ?? deepName ?? '') : Number(index) });
    at += whole.length;
  }
  return steps;
}

interface Standing {
  readonly action: PathAction | undefined;
  /** Rules that may still fit below, each with the steps it has taken. */
  readonly open: readonly (readonly [rule: number, step: number])[];
}

/** Tells the action for each path of a document; a path is looked at once, however many leaves are below it. */
export function pathActions(rules: PathRules): (path: JsonPath) => PathAction {
  const standings = new Map<JsonPath, Standing>();
  const root = settle(
    rules,
    undefined,
    rules.map((_, rule) => [rule, 0] as const),
  );
  const standingOf = (path: JsonPath): Standing => {
    const way: JsonPath[] = [];
    let known: Standing | undefined;
    for (let at: JsonPath | undefined = path; at !== undefined; at = at.parent) {
      known = standings.get(at);
      if (known !== undefined) break;
      way.push(at);
    }
    let standing = known ?? root;
    for (const at of way.reverse()) {
      if (at.step !== undefined) standing = advance(rules, standing, at.step);
      standings.set(at, standing);
    }
    return standing;
  };
  return (path) => standingOf(path).action ?? 'detect';
}

function advance(rules: PathRules, from: Standing, edge: string | number): Standing {
  const open: (readonly [number, number])[] = [];
  for (const [rule, at] of from.open) {
    const steps = rules[rule]?.steps ?? [];
    const deep = steps[at] === 'deep';
    if (deep) open.push([rule, at]);
    const wanted = steps[deep ? at + 1 : at];
    const fits = wanted === 'any' || (typeof wanted === 'object' && wanted.key === edge);
    if (fits) open.push([rule, deep ? at + 2 : at + 1]);
  }
  return settle(rules, from.action, open);
}

/** Rules that have taken all their steps count from here down. */
function settle(rules: PathRules, before: PathAction | undefined, open: Standing['open']): Standing {
  let action = before;
  const rest = open.filter(([rule, at]) => {
    const found = rules[rule];
    if (found === undefined || at < found.steps.length) return true;
    action = stricter(action, found.action);
    return false;
  });
  return { action, open: rest };
}

function stricter(a: PathAction | undefined, b: PathAction): PathAction {
  return a !== undefined && strictness.indexOf(a) > strictness.indexOf(b) ? a : b;
}
