/** Why somebody is written to about an account: it waits for them, it was decided, it ends, one of its secrets does. */
export type Letter = 'waits' | 'in-force' | 'refused' | 'ends' | 'secret-ends';

/** A letter that is due: whom it goes to, and what it tells. */
export interface DueLetter {
  readonly account: string;
  readonly person: string;
  readonly to: string;
  readonly letter: Letter;
  /** The end or the secret it is about, where an account can have several of its kind; '' elsewhere. */
  readonly about: string;
  readonly name: string;
  readonly party: string;
  readonly agreement: string;
  readonly purpose: string;
  /** How many days it would live. */
  readonly days: number;
  /** When what it is about ends; null where nothing has an end yet. */
  readonly until: Date | null;
}

const WORDS: Readonly<Record<Letter, (due: DueLetter, until: string) => readonly [string, string]>> = {
  waits: ({ agreement, days }) => [
    `A service account waits for a decision under ${agreement}`,
    `would read customer data for ${String(days)} days. It reads nothing until somebody of the company puts it in force: look at what it would be shown, from where, and who answers for it.`,
  ],
  'in-force': ({ agreement }, until) => [
    `A service account is in force under ${agreement}`,
    `is in force until ${until}. Whoever answers for it makes its secrets, which live 30 days at most.`,
  ],
  refused: ({ agreement }) => [
    `A service account was refused under ${agreement}`,
    'was refused. It reads nothing, and cannot be decided again: what is needed after all is proposed anew.',
  ],
  ends: ({ agreement }, until) => [
    `A service account ends soon under ${agreement}`,
    `ends on ${until}, with its secrets and whatever is connected by them. If the tool is still needed, renew it before.`,
  ],
  'secret-ends': ({ agreement }, until) => [
    `A secret of a service account ends soon under ${agreement}`,
    `has a secret that ends on ${until}. Make another and put it into the tool before; both work until then.`,
  ],
};

/** The letter as it is sent. It names no customer and no secret. */
export function serviceMail(
  due: DueLetter,
  baseUrl: string,
): { readonly subject: string; readonly text: string } {
  const until = due.until === null ? '' : `${due.until.toISOString().slice(0, 16).replace('T', ' at ')} UTC`;
  const [subject, tells] = WORDS[due.letter](due, until);
  return {
    subject,
    text: [
      `“${due.name}”, a tool of ${due.party} for ${due.purpose}, ${tells}`,
      `${baseUrl}/service-accounts`,
    ].join('\n\n'),
  };
}
