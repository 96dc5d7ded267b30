const letter = (text: string): number => text.charCodeAt(0);

/** The first byte of each message of a server. */
export const letters = {
  authentication: letter('R'),
  negotiate: letter('v'),
  parameterStatus: letter('S'),
  backendKey: letter('K'),
  ready: letter('Z'),
  rowDescription: letter('T'),
  dataRow: letter('D'),
  commandComplete: letter('C'),
  emptyQuery: letter('I'),
  error: letter('E'),
  notice: letter('N'),
  parseComplete: letter('1'),
  bindComplete: letter('2'),
  closeComplete: letter('3'),
  noData: letter('n'),
  portalSuspended: letter('s'),
  parameterDescription: letter('t'),
  notification: letter('A'),
  copyIn: letter('G'),
  copyOut: letter('H'),
  copyBoth: letter('W'),
  copyData: letter('d'),
  copyDone: letter('c'),
  functionResult: letter('V'),
} as const;
