/**
 * Where a value stands below another: member names, and `*` for every element of an array. The normalized subset of
 * RFC 9535 that a person can read and that says nothing about values: no filters, no slices, no descent.
 */
export type JsonPath = readonly Step[];

export type Step = { readonly member: string } | 'each';

const PLAIN = /^[A-Za-z_][A-Za-z0-9_-]*/;
const QUOTED = /^\['((?:[^'\\]|\\['\\])*)'\]/;

/**
 * Reads a path like `address.street`, `phones[*].number` or `['e-mail']`; `$` or the empty text is the value itself.
 * @returns null for a text that is no such path
 */
export function parsePath(text: string): JsonPath | null {
  const steps: Step[] = [];
  let rest = text.startsWith('$') ? text.slice(1) : text;
  let first = !text.startsWith('$');
  while (rest !== '') {
    if (rest.startsWith('[*]')) {
      steps.push('each');
      rest = rest.slice(3);
    } else if (rest.startsWith('[')) {
      const [whole, name] = QUOTED.exec(rest) ?? [];
      if (whole === undefined || name === undefined) return null;
      steps.push({ member: name.replace(/\\(['\\])/g, '$1') });
      rest = rest.slice(whole.length);
    } else {
      if (rest.startsWith('.')) rest = rest.slice(1);
      else if (!first) return null;
      const [name] = PLAIN.exec(rest) ?? [];
      if (name === undefined) return null;
      steps.push({ member: name });
      rest = rest.slice(name.length);
    }
    first = false;
  }
  return steps;
}

/** The one spelling of a path: what `parsePath` reads back as the same steps. */
export function formatPath(path: JsonPath): string {
  let text = '';
  for (const step of path) {
    if (step === 'each') text += '[*]';
    else if (PLAIN.exec(step.member)?.[0] === step.member)
      text += text === '' ? step.member : `.${step.member}`;
    else text += `['${step.member.replace(/['\\]/g, '\\$&')}']`;
  }
  return text;
}
