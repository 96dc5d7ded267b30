import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTar, TAR_END, tarFile, type TarFile } from './tar.ts';

const archive = (files: readonly TarFile[]): Buffer =>
  Buffer.concat([...files.flatMap((file) => [...tarFile(file, 1_700_000_000)]), TAR_END]);

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Buffer, size = 1000): Promise<readonly TarFile[]> {
  const files: TarFile[] = [];
  for await (const file of readTar(inPieces(bytes, size))) files.push(file);
  return files;
}

const aFile = fc.record({
  name: fc.stringMatching(/^[a-z_.]{1,40}\/[0-9]{6}$/),
  content: fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
});

describe('an archive', () => {
  it('comes back file by file, however its bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aFile, { maxLength: 5 }),
        fc.integer({ min: 1, max: 1500 }),
        async (files, size) => {
          expect(await read(archive(files), size)).toEqual(files);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each([
    ['is cut anywhere', (bytes: Buffer) => bytes.subarray(0, 700)],
    ['lacks its end', (bytes: Buffer) => bytes.subarray(0, -TAR_END.length)],
    ['goes on after it', (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(1)])],
    ['has another name than its sum says', (bytes: Buffer) => bytes.fill('b', 0, 1)],
    ['claims to be larger than any of ours', (bytes: Buffer) => bytes.fill('7', 124, 135)],
  ])('that %s is refused', async (_, change) => {
    const bytes = change(archive([{ name: 'a/000001', content: Buffer.alloc(600, 'x') }]));
    await expect(read(bytes)).rejects.toMatchObject({ code: 'backup-unreadable' });
  });

  it('has the form that tar knows (POSIX ustar)', () => {
    const [header] = [...tarFile({ name: 'a', content: Buffer.from('hello') }, 0)];
    expect(header?.toString('latin1', 257, 265)).toBe('ustar\u000000');
    expect(header?.toString('latin1', 124, 135)).toBe('00000000005');
  });
});
