import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import {
  baseOf,
  behaviours,
  eventLine,
  labelLine,
  replays,
  simulate,
  type Simulated,
} from '@cordon/core/monitoring/simulator';
import type { Command, CommandIo } from './command.ts';
import { Misuse, readOptions } from './options.ts';

/** Where a simulation begins when nothing else is said: the same call gives the same stream on every day. */
const FROM = '2026-09-01';
const DAYS = 30;
const AGENTS = 240;
/** Characters gathered for one write. */
const PIECE = 256 * 1024;

/** Simulates support work, and what insiders do in it, as a recorded stream (docs/events.md). */
export const simulateCommand: Command = {
  name: 'simulate',
  usage: [
    '[--days N] [--seed S] [--agents N] [--from DATE] [--labels FILE] [--behaviours NAME,...|none]',
    '[--replay CASE] [--held-out] [--base-only] > events.jsonl',
  ].join(' '),
  async run(argv, io) {
    const { values } = readOptions(argv, {
      days: { type: 'string' },
      seed: { type: 'string', default: '1' },
      agents: { type: 'string' },
      from: { type: 'string', default: FROM },
      labels: { type: 'string' },
      behaviours: { type: 'string' },
      replay: { type: 'string' },
      'held-out': { type: 'boolean', default: false },
      'base-only': { type: 'boolean', default: false },
    });
    const replay = replayOf(values.replay);
    const simulated = simulate({
      seed: values.seed,
      days: values.days === undefined ? (replay?.days ?? DAYS) : whole(values.days, 'days', 1, 3660),
      agents: values.agents === undefined ? AGENTS : whole(values.agents, 'agents', 1, 20_000),
      from: dateOf(values.from),
      heldOut: values['held-out'],
      ...(values.behaviours !== undefined && { behaviours: behavioursOf(values.behaviours) }),
      ...(replay !== null && {
        also: [replay.behaviour],
        behaviours: values.behaviours === undefined ? [] : behavioursOf(values.behaviours),
      }),
    });
    const many = await write(simulated, values['base-only'], io);
    if (values.labels !== undefined) {
      const lines = simulated.labels().map((label) => `${labelLine(label)}\n`);
      await writeFile(values.labels, lines.join(''));
    }
    io.err(`\r${String(many)} events, ${String(simulated.labels().length)} labels\n`);
    return 0;
  },
};

/** Waits whenever the reader is slower: a long simulation never piles up in memory. */
async function write(simulated: Simulated, baseOnly: boolean, { out, err }: CommandIo): Promise<number> {
  let piece = '';
  let many = 0;
  let day = '';
  for (const { event } of simulated.events()) {
    const told = baseOnly ? baseOf(event) : event;
    if (told === null) continue;
    many += 1;
    piece += `${eventLine(told)}\n`;
    if (piece.length < PIECE) continue;
    out(piece);
    piece = '';
    const today = new Date(event.at).toISOString().slice(0, 10);
    if (today !== day) err(`\r${(day = today)}, ${String(many)} events`);
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
  }
  out(piece);
  return many;
}

function replayOf(name: string | undefined) {
  if (name === undefined) return null;
  const found = replays.find((one) => one.name === name);
  if (found !== undefined) return found;
  throw new Misuse(`no case is called "${name}"; there are: ${replays.map((one) => one.name).join(', ')}`);
}

function behavioursOf(text: string): readonly string[] {
  if (text === 'none') return [];
  const names = text.split(',');
  for (const name of names) {
    if (behaviours.some((one) => one.name === name)) continue;
    const all = behaviours.map((one) => one.name).join(', ');
    throw new Misuse(`no behaviour is called "${name}"; there are: ${all}`);
  }
  return names;
}

function whole(text: string, what: string, low: number, high: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < low || number > high)
    throw new Misuse(`--${what} takes a whole number from ${String(low)} to ${String(high)}`);
  return number;
}

function dateOf(text: string): number {
  const at = Date.parse(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(at)) throw new Misuse(`"${text}" is no date`);
  return at;
}
