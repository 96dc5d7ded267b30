/** What an upload may take. A long agreement is a hundredth of each. */
export const limits = {
  /** Bytes of the file. */
  bytes: 10 * 1024 * 1024,
  /** Files in a Word file's zip; bytes they may all claim; bytes of the parts that are read; how far one may be packed. */
  entries: 2000,
  claimed: 200 * 1024 * 1024,
  read: 32 * 1024 * 1024,
  ratio: 200,
  ratioFrom: 1024 * 1024,
  /** Elements of a part, and how deep they nest. */
  elements: 2_000_000,
  depth: 200,
  pdf: { pages: 500, objects: 100_000, decoded: 64 * 1024 * 1024, text: 1_000_000 },
  /** Signs of text. */
  text: 1_000_000,
  work: { milliseconds: 30_000, megabytes: 192 },
} as const;
