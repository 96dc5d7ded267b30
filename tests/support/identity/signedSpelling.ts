import { createHash, randomBytes } from 'node:crypto';
import type { ActWords } from '@cordon/core/kernel';
import { canonicalText, commit, type JsonValue } from '@cordon/ledger';
import type { Body } from './toSign.ts';

/** As a JSON scalar goes into the words; anything else never gets past the schema. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** What JSON says, in its one spelling. */
export function canonical(value: unknown): string {
  return canonicalText(JSON.parse(JSON.stringify(value)) as JsonValue);
}

export function count(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

export function hash(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}

/** The name of a sub-processor is signed as its hash. */
export function taskName(value: unknown): string {
  const task = text(value);
  return task.startsWith('sub-processor:') ? `sub-processor:${hash(task)}` : task;
}

export function list(value: unknown): string {
  return Array.isArray(value) ? value.join(' ') : '';
}

export function instant(value: unknown): string | null {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? new Date(value).toISOString() : null;
}

export function shiftText(value: unknown): string {
  if (value === null) return 'always';
  const { days, from, to, timeZone } = value as Readonly<Record<string, unknown>>;
  return `${days === undefined ? 'daily' : (days as string[]).join(',')} ${text(from)}-${text(to)} ${text(timeZone)}`;
}

/** Hides a text in the words. */
export function hidden(name: string, value: string): { readonly word: ActWords; readonly beside: Body } {
  const salt = randomBytes(32);
  return { word: { [name]: commit(value, salt) }, beside: { salt: salt.toString('base64') } };
}
