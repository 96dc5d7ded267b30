import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { FormatError } from '../../src/formats/index.ts';
import { wavSeconds } from './wavFile.ts';

/** Formats that are opened; anything that could name further files (playlists) is not among them. */
const demuxers = 'mp3,mov,aac,ogg,flac,asf,amr,matroska,aiff,wav';
const quiet = ['-nostdin', '-hide_banner', '-v', 'quiet', '-y'];
const bare = ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'];

/** Silence where the file's own clock says that nothing was recorded: what a player does. */
const byItsClock = ['-af', 'aresample=async=1:min_hard_comp=0.05:first_pts=0'];
/** Seconds that the two may differ: what coders put in front. */
const mostApart = 0.15;

/**
 * Decodes the first sound track of a file to a WAV file. Pictures, subtitles, titles and chapters stay behind.
 * @throws {FormatError} where ffmpeg is not at hand, cannot read the file, or takes too long; and where sound begins late
 *   or has gaps: the times of a transcript could then be meant with them or without
 */
export async function decodeToWav(from: string, to: string, seconds: number): Promise<void> {
  const timed = `${to}.timed`;
  try {
    await decode(from, to, [], seconds);
    await decode(from, timed, byItsClock, seconds);
    if (Math.abs((await wavSeconds(timed)) - (await wavSeconds(to))) > mostApart) {
      throw new FormatError('a recording whose sound begins late or has gaps');
    }
  } finally {
    await rm(timed, { force: true });
  }
}

async function decode(from: string, to: string, filter: readonly string[], seconds: number): Promise<void> {
  await ffmpeg(
    [
      ...['-xerror', '-err_detect', 'explode', '-protocol_whitelist', 'file', '-format_whitelist', demuxers],
      ...['-i', `file:${resolve(from)}`, '-map', '0:a:0', '-vn', '-sn', '-dn', ...filter, ...bare],
      ...['-c:a', 'pcm_s16le', '-f', 'wav', `file:${resolve(to)}`],
    ],
    seconds,
  );
}

/** Encodes a WAV file to Opus in Ogg. @throws {FormatError} as `decodeToWav` */
export async function encodeToOpus(from: string, to: string, seconds: number): Promise<void> {
  await ffmpeg(
    [
      ...['-protocol_whitelist', 'file', '-format_whitelist', 'wav', '-i', `file:${resolve(from)}`],
      ...[...bare, '-c:a', 'libopus', '-f', 'ogg', `file:${resolve(to)}`],
    ],
    seconds,
  );
}

/** What ffmpeg says is not passed on: it can hold titles and paths. */
function ffmpeg(argv: readonly string[], seconds: number): Promise<void> {
  return new Promise((settle, reject) => {
    const child = spawn('ffmpeg', [...quiet, ...argv], {
      shell: false,
      stdio: 'ignore',
      timeout: seconds * 1000,
      killSignal: 'SIGKILL',
    });
    child.on('error', () => reject(new FormatError('this kind of recording needs ffmpeg on the PATH')));
    child.on('close', (code, signal) => {
      if (code === 0) settle();
      else reject(new FormatError(signal === null ? 'a recording that ffmpeg cannot read' : 'took too long'));
    });
  });
}
