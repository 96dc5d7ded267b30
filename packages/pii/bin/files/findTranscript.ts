import { access } from 'node:fs/promises';

/** The best first: words have times in a recogniser's JSON. */
const extensions = ['json', 'vtt', 'srt'] as const;

/** The transcript of a recording: the one that is given, else the file of the same name beside it. */
export async function findTranscript(
  recording: string,
  given: string | undefined,
): Promise<string | undefined> {
  if (given !== undefined) return given;
  const stem = recording.replace(/\.[^./\\]*$/, '');
  for (const extension of extensions) {
    const candidate = `${stem}.${extension}`;
    if (await isThere(candidate)) return candidate;
  }
  return undefined;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
