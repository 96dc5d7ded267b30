import type { SessionCode } from '../../kernel/index.ts';
import { setTo } from './set.ts';
import { settings, type SessionFacts } from './settings.ts';
import { sessionAtFirst, withValues, type SessionState } from './state.ts';

/** A session as the client asked for it when it connected, or why it cannot be had. */
export type Started =
  | {
      readonly ok: true;
      readonly state: SessionState;
      /** ParameterStatus. */
      readonly report: readonly (readonly [name: string, value: string])[];
      /** To be set on the source's connection. */
      readonly upstream: readonly (readonly [name: string, value: string])[];
    }
  | { readonly ok: false; readonly code: SessionCode; readonly word: string };

/**
 * Judges the parameters of StartupMessage by the same table as SET.
 * @param parameters all of them; `user` and `database` are the caller's to judge
 */
export function startSession(
  parameters: Iterable<readonly [name: string, value: string]>,
  facts: SessionFacts,
): Started {
  const atFirst = sessionAtFirst(facts);
  let state = atFirst;
  for (const [name, value] of parameters) {
    if (name === 'user' || name === 'database' || name.startsWith('_pq_.')) continue;
    if (name === 'replication') {
      if (!/^(false|off|no|0)$/iu.test(value)) return { ok: false, code: 'replication-refused', word: name };
      continue;
    }
    const asked = name === 'options' ? readOptions(value) : [[name, value] as const];
    if (asked === null) return { ok: false, code: 'setting-value-refused', word: name };
    for (const [setting, to] of asked) {
      const made = setTo(state, setting, to, facts);
      if (!made.ok) return made;
      state = made.state;
    }
  }
  const started = withValues(state.values);
  const marked = (which: 'reported' | 'upstream'): readonly (readonly [string, string])[] =>
    [...started.values].filter(([name]) => settings.get(name.toLowerCase())?.[which] === true);
  return { ok: true, state: started, report: marked('reported'), upstream: marked('upstream') };
}

/**
 * The settings in `options`, as the backend's command line is read (pg_split_opts, process_postgres_switches): words
 * parted by spaces, a backslash before a space that belongs to a word; `-c name=value` and `--name=value`.
 * @returns null for any other switch
 */
export function readOptions(text: string): readonly (readonly [name: string, value: string])[] | null {
  const words = [...text.matchAll(/(?:[^\s\\]|\\[^])+/gu)].map(([word]) =>
    word.replaceAll(/\\([^])/gu, '$1'),
  );
  const found: (readonly [string, string])[] = [];
  for (let place = 0; place < words.length; place++) {
    const word = words[place] ?? '';
    const joined = word.startsWith('--') ? word.slice(2) : word.startsWith('-c') ? word.slice(2) : null;
    if (joined === null) return null;
    const pair = word === '-c' ? words[++place] : joined;
    const parts = /^([A-Za-z_][\w.-]*)=([^]*)$/u.exec(pair ?? '');
    if (parts?.[1] === undefined) return null;
    // `--statement-timeout` is `statement_timeout`.
    found.push([parts[1].replaceAll('-', '_'), parts[2] ?? '']);
  }
  return found;
}
