import { Readable, Writable } from 'node:stream';
import { startingCalibration } from '@cordon/core/monitoring';
import { describe, expect, it } from 'vitest';
import { detectIn } from './detect.ts';

/** Runs the command over text. A slow reader takes one piece at a time and asks for no more meanwhile. */
async function detect(text: string, { all = false, isSlow = false } = {}) {
  const written: string[] = [];
  const told: string[] = [];
  const output = new Writable({
    highWaterMark: isSlow ? 1 : 16_384,
    write(piece: Buffer, _, done) {
      written.push(piece.toString());
      if (isSlow) setImmediate(done);
      else done();
    },
  });
  const io = { err: (line: string) => void told.push(line) };
  const code = await detectIn(Readable.from([text]), output, io, startingCalibration, all);
  output.end();
  await new Promise((resolve) => output.on('finish', resolve));
  const signals = written
    .join('')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  return { code, signals, told: told.join('') };
}

const line = (told: object) =>
  `${JSON.stringify({ id: 'e1', at: '2026-03-02T10:00:00Z', kind: 'read', agent: 'a', vendor: 'v', subject: 's', ...told })}\n`;
const canary = line({ flags: ['canary'] });

describe('cordon detect', () => {
  it('writes what it finds as the design says', async () => {
    const { code, signals } = await detect(canary);
    expect(code).toBe(0);
    expect(signals).toEqual([
      {
        ...{ at: '2026-03-02T10:00:00.000Z', kind: 'canary', agent: 'a', vendor: 'v', severity: 'critical' },
        ...{ reason: 'The canary customer s was touched; no ticket can ask for it.', events: ['e1'] },
      },
    ]);
  });

  it('names lines it cannot read by number and reads on, telling nothing of what they hold', async () => {
    const { code, signals, told } = await detect(`{"secret":"4111\n\n[]\n${canary}`);
    expect([code, signals.length]).toEqual([0, 1]);
    expect(told).toContain('line 1: not JSON\n');
    expect(told).toContain('line 3: not an object\n');
    expect(told).toContain('2 could not be read');
    expect(told).not.toContain('4111');
  });

  it('answers no where nothing could be read, and is silent about an empty stream', async () => {
    expect((await detect('x\ny\n')).code).toBe(1);
    expect((await detect('')).code).toBe(0);
  });

  it('counts bad lines beyond the first ten', async () => {
    expect((await detect(`${'x\n'.repeat(25)}${canary}`)).told).toContain('15 more lines could not be read');
  });

  it('writes weak signs only when asked', async () => {
    const left = line({ id: 'l', kind: 'left', subject: null, at: '2026-03-02T00:00:00Z' });
    const shift =
      line({ at: '2026-03-01T23:50:00Z' }) + left + line({ id: 'e2', at: '2026-03-02T00:10:00Z' });
    expect((await detect(shift)).signals).toEqual([]);
    expect((await detect(shift, { all: true })).signals).toMatchObject([
      { severity: 'low', kind: 'after-leave' },
    ]);
  });

  it('waits for a slow reader and loses nothing', async () => {
    const many = Array.from({ length: 300 }, (_, n) =>
      line({ id: `e${n}`, agent: `a${n}`, flags: ['canary'] }),
    );
    expect((await detect(many.join(''), { isSlow: true })).signals).toHaveLength(300);
  });

  it('says which detectors had no feed', async () => {
    expect((await detect(canary)).told).toContain('no feed for after-leave: leavers');
  });
});
