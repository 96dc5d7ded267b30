import { Failure } from '@cordon/core/kernel';
import { createTurns } from '../../platform/turns.ts';
import { runInWorker, type WorkLimits } from '../../platform/worker.ts';
import type { YamlFault, YamlLimits } from './yaml.ts';

export interface YamlJob {
  readonly text: string;
  readonly limits: YamlLimits;
}

export type YamlAnswer =
  { readonly ok: true; readonly json: string } | { readonly ok: false; readonly fault: YamlFault };

const LIMITS: YamlLimits = { depth: 64, written: 8 * 1024 * 1024 };
/** A document of a megabyte takes some three seconds of a free core. */
const WORK: WorkLimits = { milliseconds: 60_000, megabytes: 512 };

const WHY: Readonly<Record<YamlFault, string>> = {
  'not-yaml': 'it is neither',
  tag: 'it has a tag of its own',
  alias: 'it has an alias without an anchor before it',
  merge: 'it has a merge key',
  number: 'it has a number that JSON has not',
  'too-deep': 'it nests too deeply',
  'too-large': 'it is too large, its aliases written out',
};

/** One at a time: documents that each take all they may must not take it together. */
const turns = createTurns();

/**
 * An OpenAPI document as JSON: one in JSON as it came, one in YAML read in a thread of its own, since minutes of reading
 * would keep everybody else waiting.
 * @throws Failure `bad-request`, which quotes nothing of it
 */
export async function documentAsJson(text: string, work: WorkLimits = WORK): Promise<string> {
  const plain = text.replace(/^\uFEFF/, '');
  if (/^\s*[[{]/.test(plain)) return plain;
  const job: YamlJob = { text: plain, limits: LIMITS };
  const file = new URL('./yamlReader.ts', import.meta.url);
  const outcome = await turns.inTurn('read', () => runInWorker<YamlAnswer>(file, job, work));
  if (!outcome.ok) throw refused('it takes too long or too much memory to read');
  if (!outcome.value.ok) throw refused(WHY[outcome.value.fault]);
  return outcome.value.json;
}

function refused(why: string): Failure {
  return new Failure('bad-request', `The OpenAPI document must be JSON or YAML: ${why}.`);
}
