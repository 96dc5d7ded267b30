/** What each kind of entry says about a person, and why it is kept. */
interface Why {
  readonly what: string;
  readonly why: string;
}

const DATA =
  'The agreement between your employer and the company says so, and the law wants to know who saw whose data.';

const KINDS: Readonly<Record<string, Why>> = {
  'sign-in': {
    what: 'Sign-ins, second factors, sign-outs: when, from which network',
    why: 'So that nobody works under your name.',
  },
  admin: { what: 'What you changed or decided', why: 'So that it can be told who decided what.' },
  screen: {
    what: 'That a value was copied or a page printed, or left, while customer data was on it',
    why: 'A leak by hand leaves no other trace. What you copied is not kept.',
  },
  read: { what: 'Customers’ cards you opened and what tools of yours read, by ticket', why: DATA },
  lookup: { what: 'Customers you looked up', why: DATA },
  confirm: { what: 'What you confirmed with a caller', why: DATA },
  reveal: { what: 'Values you revealed, with your reason', why: DATA },
  note: { what: 'Notes you wrote, without personal data', why: DATA },
  reply: { what: 'Replies you sent', why: DATA },
  act: { what: 'Acts you carried out for customers', why: DATA },
  export: { what: 'Exports you made', why: DATA },
};

export function whyOf(kind: string): Why {
  return KINDS[kind] ?? { what: kind.replaceAll('-', ' '), why: DATA };
}
