import { describe, expect, it } from 'vitest';
import { exportLog } from './exportLog.ts';
import type { ExportFile, ExportSource } from './exportLog.ts';

const hash = new Uint8Array(32).fill(1);
const source: ExportSource = {
  size: 2,
  entries: (start, end) => Array.from({ length: end - start }, () => Uint8Array.of(7)),
  hashes: async (_level, start, end) => Array.from({ length: end - start }, () => hash),
  checkpoint: 'signed\n',
  vkeys: ['log+key', 'witness+key'],
};

async function filesOf(from: ExportSource): Promise<ExportFile[]> {
  const files: ExportFile[] = [];
  for await (const file of exportLog(from)) files.push(file);
  return files;
}

describe('exportLog', () => {
  it('writes entries, hashes as stored, keys and the checkpoint', async () => {
    expect(await filesOf(source)).toEqual([
      { path: 'tile/entries/000.p/2', bytes: Uint8Array.of(0, 1, 7, 0, 1, 7) },
      { path: 'tile/0/000.p/2', bytes: new Uint8Array(64).fill(1) },
      { path: 'keys', bytes: Uint8Array.from(Buffer.from('log+key\nwitness+key\n')) },
      { path: 'checkpoint', bytes: Uint8Array.from(Buffer.from('signed\n')) },
    ]);
  });

  it('asks for the level of the tree, not of the tiles, and for one tile at a time', async () => {
    const asked: number[][] = [];
    const files = await filesOf({
      ...source,
      size: 513,
      hashes: (level, start, end) => {
        asked.push([level, start, end]);
        return source.hashes(level, start, end);
      },
    });
    expect(asked).toEqual([
      [0, 0, 256],
      [0, 256, 512],
      [0, 512, 513],
      [8, 0, 2],
    ]);
    expect(files.length).toBe(3 + 4 + 2);
  });

  it('breaks off, without a checkpoint, when the source has less than its size says', async () => {
    const wrong = [
      { ...source, entries: () => [Uint8Array.of(7)] },
      { ...source, hashes: () => [hash, hash, hash] },
    ];
    for (const from of wrong) {
      await expect(filesOf(from)).rejects.toThrow(expect.objectContaining({ code: 'tile' }));
    }
  });
});
