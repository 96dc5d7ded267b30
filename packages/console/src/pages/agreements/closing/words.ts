import { toUtf8 } from '@cordon/ledger';
import type { ClosingStep, ClosingTask, DeletionMethod, LegalHold } from '../../../api/types.ts';
import { categoryWords } from '../../../components/dataWords.ts';
import type { Tone } from '../../../components/StatusMark.tsx';
import { sha256Hex } from '../../../keys/sha256.ts';

export const STEPS: Readonly<Record<ClosingStep['step'], string>> = {
  handover: 'Hand over',
  access: 'Close access',
  data: 'Delete or return data',
  certificate: 'Certificate',
  pack: 'Evidence pack',
};

export const STEP_STATES: Readonly<
  Record<ClosingStep['state'], { readonly tone: Tone; readonly text: string }>
> = {
  done: { tone: 'good', text: 'done' },
  next: { tone: 'wait', text: 'next' },
  waits: { tone: 'plain', text: 'later' },
  late: { tone: 'bad', text: 'late' },
};

const KINDS: Readonly<Record<ClosingTask['kind'], string>> = {
  category: '',
  notes: 'Notes and replies kept elsewhere',
  exports: 'Exports and reports',
  recordings: 'Recordings of calls and screens',
  'sub-processor': 'Copies at',
  credentials: 'Logins, keys and tokens',
  devices: 'Devices',
};

/** What a task is about, as a person says it. */
export function taskName({ kind, about }: Pick<ClosingTask, 'kind' | 'about'>): string {
  if (kind === 'category') {
    const words = categoryWords(about ?? '');
    return words.charAt(0).toUpperCase() + words.slice(1);
  }
  return about === null ? KINDS[kind] : `${KINDS[kind]} ${about}`;
}

export const METHODS: Readonly<Record<DeletionMethod, string>> = {
  erased: 'Erased',
  overwritten: 'Overwritten',
  'crypto-erased': 'Key destroyed (crypto-erased)',
  destroyed: 'Medium destroyed',
  returned: 'Returned, copies erased',
  revoked: 'Revoked',
  'handed-in': 'Handed in',
  'none-held': 'None was held',
};

export const REASONS: Readonly<Record<LegalHold['reason'], string>> = {
  litigation: 'Litigation',
  regulator: 'Request of a regulator',
  investigation: 'Internal investigation',
  audit: 'Audit',
  tax: 'Tax or accounting law',
  'subject-request': 'Request of a data subject',
};

/** Where a task stands, in words. */
export function taskStatus({ status, choice, overdue, held, isData }: ClosingTask): {
  readonly tone: Tone;
  readonly text: string;
} {
  if (status === 'confirmed') return { tone: 'good', text: 'confirmed' };
  if (status === 'done') return { tone: 'wait', text: 'stated by the vendor, to be confirmed' };
  if (held && choice !== 'return') return { tone: 'stop', text: 'kept: a legal hold is open' };
  if (overdue) return { tone: 'bad', text: status === 'disputed' ? 'disputed and overdue' : 'overdue' };
  if (status === 'disputed') return { tone: 'warn', text: 'disputed' };
  if (isData && choice === null) return { tone: 'warn', text: 'the company has to choose' };
  return { tone: 'plain', text: 'open' };
}

/** The hash that a typed text is signed and entered as. */
export function hashOf(text: string): Promise<string> {
  return sha256Hex(toUtf8(text));
}

/** A task as it is signed: the name of a sub-processor was typed by somebody, so it is named by its hash. */
export async function taskWord(task: string): Promise<string> {
  return task.startsWith('sub-processor:') ? `sub-processor:${await hashOf(task)}` : task;
}
