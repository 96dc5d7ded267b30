import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import {
  createEngine,
  detectors,
  problemsOf,
  readLine,
  startingCalibration,
  type Calibration,
  type Signal,
} from '@cordon/core/monitoring';
import type { Command, CommandIo, ExitCode } from './command.ts';
import { Misuse, readOptions } from './options.ts';

/** Bad lines that are named one by one; the rest are counted. */
const NAMED_BAD_LINES = 10;
const PROGRESS_EVERY = 500_000;

export const detectCommand: Command = {
  name: 'detect',
  usage: '[--calibration FILE] [--all] < events.jsonl > signals.jsonl',
  async run(argv, io) {
    const { values } = readOptions(argv, { calibration: { type: 'string' }, all: { type: 'boolean' } });
    const calibration =
      values.calibration === undefined ? startingCalibration : await calibrationFrom(values.calibration);
    return detectIn(process.stdin, process.stdout, io, calibration, values.all === true);
  },
};

/** @throws Misuse for a file that is no calibration, with what is wrong */
async function calibrationFrom(path: string): Promise<Calibration> {
  let given: unknown;
  try {
    given = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new Misuse(`${path} cannot be read as JSON`);
  }
  const problems = problemsOf(given, startingCalibration);
  if (problems.length > 0) throw new Misuse(`${path} is no calibration: ${problems.slice(0, 5).join('; ')}`);
  return given as Calibration;
}

/**
 * Reads events line by line and writes signals as they come; waits where the reader of the signals is slow.
 * @param all whether weak signs (`low`) are written too
 * @returns 0, or 1 where nothing could be read although something came
 */
export async function detectIn(
  input: Readable,
  output: Writable,
  io: Pick<CommandIo, 'err'>,
  calibration: Calibration,
  all: boolean,
): Promise<ExitCode> {
  const engine = createEngine(detectors, calibration);
  let lines = 0;
  let bad = 0;
  let said = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    lines += 1;
    if (line.trim() === '') continue;
    const event = readLine(line, lines);
    if ('problem' in event) {
      bad += 1;
      if (bad <= NAMED_BAD_LINES) io.err(`line ${lines}: ${event.problem}\n`);
      continue;
    }
    for (const signal of engine.see(event)) {
      if (signal.severity === 'low' && !all) continue;
      said += 1;
      if (!output.write(`${JSON.stringify(lineOf(signal))}\n`)) await once(output, 'drain');
    }
    if (lines % PROGRESS_EVERY === 0) io.err(`${lines} lines, ${said} signals\n`);
  }
  if (bad > NAMED_BAD_LINES) io.err(`${bad - NAMED_BAD_LINES} more lines could not be read\n`);
  const { repeated, late } = engine.counted;
  io.err(`${lines} lines, ${said} signals; ${bad} could not be read, ${repeated} came twice, ${late} late\n`);
  for (const { kind, missing } of engine.withoutFeed())
    io.err(`no feed for ${kind}: ${missing.join(', ')}\n`);
  return lines > 0 && bad === lines ? 1 : 0;
}

function lineOf({ at, kind, agent, vendor, severity, reason, events }: Signal) {
  const whose = agent === null ? {} : { agent };
  return { at: new Date(at).toISOString(), kind, ...whose, vendor, severity, reason, events };
}
