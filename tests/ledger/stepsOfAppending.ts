/** Moments of a commit at which a process can end. The last three are those of a key in another process. */
export const steps = [
  'before the write',
  'within the write',
  'after the commit',
  'before signing',
  'while signing',
  'after keeping',
] as const;
