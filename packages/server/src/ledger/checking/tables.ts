import {
  appendLeaf,
  canonicalText,
  commit,
  commitText,
  EMPTY_RANGE,
  leafHash,
  parseLeaf,
  rootOf,
  TILE_HEIGHT,
  toBase64,
  toUtf8,
  verifyCheckpoint,
  type CompactRange,
  type JsonValue,
  type Sha256,
  type VerifierKey,
} from '@cordon/ledger';
import { accountsForMissing, type Gap } from './missing.ts';

/** A leaf as it stands in the tables, with its body when that is there. */
export interface StoredRow {
  readonly index: number;
  readonly leaf: string;
  readonly hash: Uint8Array;
  readonly body: {
    readonly text: string;
    readonly salt: Uint8Array;
    readonly at: Date;
    readonly agreement: string | null;
    readonly party: string | null;
    readonly person: string | null;
    readonly code: string | null;
  } | null;
  /** What opens the commitments inside the body; undefined where an opening itself does not open. */
  readonly openings: readonly {
    readonly name: string;
    readonly value: string | undefined;
    readonly salt: Uint8Array;
  }[];
}

/** The ledger's tables, read in order. */
export interface CheckedTables {
  /** Rows with `from <= index`, lowest first, at most `limit`. */
  rows(from: number, limit: number): Promise<readonly StoredRow[]>;
  /** Stored roots of full tiles, of these only. */
  nodes(wanted: readonly NodeName[]): Promise<readonly (NodeName & { readonly hash: Uint8Array })[]>;
  countNodes(): Promise<number>;
  /** Checkpoints larger than a size, smallest first, at most `limit`. */
  checkpoints(
    above: number,
    limit: number,
  ): Promise<readonly { readonly size: number; readonly note: string }[]>;
}

export interface NodeName {
  readonly level: number;
  readonly index: number;
}

export interface TablesProblem {
  /** `entry 17`, `tile node 1/3`, `checkpoint 550`: what does not hold. */
  readonly where: string;
  readonly problem: string;
}

export interface TablesReport {
  readonly ok: boolean;
  readonly entries: number;
  readonly bodies: number;
  readonly openings: number;
  readonly nodes: number;
  readonly checkpoints: number;
  /** Size of the newest checkpoint that holds. */
  readonly signed: number;
  /** Entries without a body, as ranges with both ends in them. */
  readonly missing: readonly (Gap & { readonly accountedFor: boolean })[];
  readonly problems: readonly TablesProblem[];
}

const ROWS = 1024;
const CHECKPOINTS = 1024;
/** The first say enough. */
const MOST_PROBLEMS = 100;

/**
 * Checks the ledger's own tables against each other: every leaf against its hash, every hash against the tree, every
 * tile root and signed checkpoint against what the leaves give, every body and opening against what committed to it.
 * @param keys verifier keys of the log
 * @param progress is told how many entries were checked
 */
export async function checkTables(
  tables: CheckedTables,
  keys: readonly VerifierKey[],
  {
    hash,
    progress = () => undefined,
  }: { readonly hash: Sha256; readonly progress?: (entries: number) => void },
): Promise<TablesReport> {
  const problems: TablesProblem[] = [];
  const fail = (where: string, problem: string): void => {
    if (problems.length < MOST_PROBLEMS) problems.push({ where, problem });
  };
  const counts = { entries: 0, bodies: 0, openings: 0, nodes: 0, checkpoints: 0, signed: 0 };
  const missing = accountsForMissing();
  let tree: CompactRange = EMPTY_RANGE;
  let grown: (NodeName & { readonly hash: Uint8Array })[] = [];
  const heads = checkpointsInOrder(tables);
  let head = await heads.next();

  /** What follows a hole stands at other places than the rest says, and what follows a change hashes to other roots. */
  let [hole, changed] = [false, false];
  for (let done = false; !done;) {
    const rows = await tables.rows(tree.size, ROWS);
    done = rows.length < ROWS;
    for (const row of rows) {
      if (row.index !== tree.size) {
        fail(`entry ${String(tree.size)}`, `is missing; the next there is has number ${String(row.index)}`);
        hole = done = true;
        break;
      }
      const where = `entry ${String(row.index)}`;
      for (const problem of problemsOf(row, hash)) fail(where, problem);
      counts.openings += row.openings.length;
      if (row.body === null) missing.add(row.index);
      else {
        counts.bodies++;
        missing.read(row.body.text);
      }
      tree = appendLeaf(
        tree,
        leafHash(toUtf8(row.leaf), hash),
        (level, index, node) => {
          if (level > 0 && level % TILE_HEIGHT === 0)
            grown.push({ level: level / TILE_HEIGHT, index, hash: node });
        },
        hash,
      );
      while (head !== null && head.size <= tree.size) {
        counts.checkpoints++;
        const problem = problemOfHead(head, tree, keys, hash);
        if (problem === null) counts.signed = head.size;
        else if (problem !== CHANGED || !changed) fail(`checkpoint ${String(head.size)}`, problem);
        changed ||= problem === CHANGED;
        head = await heads.next();
      }
    }
    for (const problem of await problemsOfNodes(tables, grown)) fail(problem.where, problem.problem);
    counts.nodes += grown.length;
    grown = [];
    progress(tree.size);
  }
  while (head !== null && !hole) {
    counts.checkpoints++;
    fail(
      `checkpoint ${String(head.size)}`,
      `is signed over more entries than the ${String(tree.size)} there are`,
    );
    head = await heads.next();
  }
  const stored = await tables.countNodes();
  if (stored > counts.nodes && !hole)
    fail('tile nodes', `there are ${String(stored - counts.nodes)} that no entries lead to`);
  const gaps = missing.gaps();
  for (const { from, to } of gaps.filter(({ accountedFor }) => !accountedFor))
    fail(`entries ${String(from)} to ${String(to)}`, 'their bodies are gone, and no entry says why');
  return { ok: problems.length === 0, ...counts, entries: tree.size, missing: gaps, problems };
}

function problemsOf({ leaf, hash: stored, body, openings }: StoredRow, hash: Sha256): string[] {
  const bytes = toUtf8(leaf);
  if (toBase64(leafHash(bytes, hash)) !== toBase64(stored))
    return ['its stored hash is not that of its leaf'];
  let read: ReturnType<typeof parseLeaf>;
  try {
    read = parseLeaf(bytes);
  } catch {
    return ['it is no leaf of this ledger'];
  }
  if (body === null) return [];
  const value = parsed(body.text);
  if (value === undefined || commitText(body.text, body.salt, hash) !== read.c)
    return ['its body and salt are not what it committed to'];
  return [
    ...((value.at ?? read.t) === body.at.toISOString() ? [] : ['its row states another time than its body']),
    ...COLUMNS.filter((name) => value[name] !== undefined && value[name] !== body[name]).map(
      // By these columns it is decided who may read the body.
      (name) => `its row states another ${name} than its body`,
    ),
    ...openings.flatMap(({ name, value: opened, salt }) =>
      opened !== undefined && body.text.includes(`"${commit(opened, salt)}"`)
        ? []
        : [`its opening "${name}" opens nothing in its body`],
    ),
  ];
}

const COLUMNS = ['agreement', 'party', 'person', 'code'] as const;

/** @returns undefined for what is not the canonical JSON of an object */
function parsed(text: string): Readonly<Record<string, JsonValue | undefined>> | undefined {
  try {
    const value = JSON.parse(text) as JsonValue;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return canonicalText(value) === text ? (value as Record<string, JsonValue>) : undefined;
  } catch {
    return undefined;
  }
}

const CHANGED = 'the entries do not hash to its signed root, nor to those of later ones';

function problemOfHead(
  { size, note }: { readonly size: number; readonly note: string },
  tree: CompactRange,
  keys: readonly VerifierKey[],
  hash: Sha256,
): string | null {
  const verified = verifyCheckpoint(note, keys);
  if (!verified.ok) return verified.problem;
  const { checkpoint } = verified;
  if (checkpoint.size !== size) return 'is kept under another size than it states';
  if (size !== tree.size) return 'is kept out of its order';
  return toBase64(checkpoint.root) === toBase64(rootOf(tree, hash)) ? null : CHANGED;
}

async function problemsOfNodes(
  tables: CheckedTables,
  grown: readonly (NodeName & { readonly hash: Uint8Array })[],
): Promise<TablesProblem[]> {
  if (grown.length === 0) return [];
  const name = ({ level, index }: NodeName): string => `${String(level)}/${String(index)}`;
  const stored = new Map((await tables.nodes(grown)).map((node) => [name(node), toBase64(node.hash)]));
  return grown.flatMap((node) => {
    const found = stored.get(name(node));
    if (found === toBase64(node.hash)) return [];
    const problem = found === undefined ? 'is missing' : 'is not the hash of the entries below it';
    return [{ where: `tile node ${name(node)}`, problem }];
  });
}

function checkpointsInOrder(tables: CheckedTables) {
  let page: readonly { readonly size: number; readonly note: string }[] = [];
  let [at, last] = [0, -1];
  return {
    async next(): Promise<{ readonly size: number; readonly note: string } | null> {
      if (at === page.length) {
        page = await tables.checkpoints(last, CHECKPOINTS);
        at = 0;
      }
      const head = page[at++];
      if (head === undefined) return null;
      last = head.size;
      return head;
    },
  };
}
