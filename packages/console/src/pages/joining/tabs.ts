/** Who comes, and who went. */
export const TABS = [
  ['/joining', 'Joining'],
  ['/joining/leavers', 'Leavers'],
] as const;
