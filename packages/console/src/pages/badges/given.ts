interface Somebody {
  readonly id: string;
  readonly email: string | null;
}

/** Numbers of badges and whose they are, a line each: `number; e-mail`. @returns what was read, and addresses nobody has */
export function givenIn(
  text: string,
  people: readonly Somebody[],
): { readonly badges: readonly { number: string; person: string }[]; readonly unknown: readonly string[] } {
  const byMail = new Map(people.map(({ id, email }) => [email?.toLowerCase() ?? '', id]));
  const lines = text
    .split('\n')
    .map((line) => line.split(/[;,\t]/).map((cell) => cell.trim()))
    .filter(([number = '', mail = '']) => number !== '' && mail !== '');
  const badges: { number: string; person: string }[] = [];
  const unknown: string[] = [];
  for (const [number = '', mail = ''] of lines) {
    const person = byMail.get(mail.toLowerCase());
    if (person === undefined) unknown.push(mail);
    else badges.push({ number, person });
  }
  return { badges, unknown };
}
