/** Why somebody is kept out, in plain words, and what to do next. */
export interface KeptOut {
  readonly title: string;
  readonly text: string;
  readonly next: string;
}

const WORDS: Readonly<Record<string, KeptOut>> = {
  suspended: {
    title: 'Your access is suspended',
    text: 'Somebody with the right to do so suspended your access.',
    next: 'Ask your team lead or your vendor admin.',
  },
  'organisation-suspended': {
    title: 'Your organisation is suspended',
    text: 'The company suspended access for your whole organisation while something is looked into.',
    next: 'Ask your administrator. It is not about you alone: nobody of your organisation can come in.',
  },
  left: {
    title: 'You are not listed any more',
    text: 'Your organisation’s directory says that you no longer work there.',
    next: 'If that is wrong, ask your team lead or whoever keeps the directory.',
  },
  'network-not-allowed': {
    title: 'You are on another network',
    text: 'People of your organisation do not come in from the network you are on.',
    next: 'Go on from a network of the site you work at. If you are on one, ask your team lead: the list may have changed.',
  },
};

/** @returns null for a code that keeps nobody out */
export function keptOutWords(code: string): KeptOut | null {
  return WORDS[code] ?? null;
}
