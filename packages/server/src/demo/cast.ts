import { setTimeout } from 'node:timers/promises';
import type { Hearing } from '../platform/hearing.ts';
import { visitor, type Visitor } from './client.ts';
import type { SignIn } from './signIns.ts';

/** The people of the demo, each at one browser of their own for as long as it plays. */
export interface Cast {
  /** Signed in with both factors; an agent has signed the undertaking. */
  enter(person: string): Promise<Visitor>;
  /** The same with a second factor given a moment ago: once, which lasts for what the demo does. */
  fresh(person: string): Promise<Visitor>;
}

/** @param hearing of the server: while it hears nobody's end it serves nobody, and a busy machine brings that about */
export function castOf(baseUrl: string, signIns: readonly SignIn[], hearing: Hearing): Cast {
  const enter = onceEach(async (person) => {
    const found = signIns.find((signIn) => signIn.person === person);
    if (found === undefined) throw new Error(`nobody called ${person}`);
    const who = visitor(baseUrl, found, undefined, () => untilHeard(hearing));
    await who.signIn();
    if (found.role === 'agent') await who.undertake();
    return who;
  });
  const fresh = onceEach(async (person) => {
    const who = await enter(person);
    // A code is good from one step before its own.
    await setTimeout(who.goodInMs());
    const { status, json } = await who.stepUp();
    if (status !== 200) throw new Error(`step-up: ${String(status)} ${JSON.stringify(json)}`);
    return who;
  });
  return { enter, fresh };
}

function onceEach(make: (person: string) => Promise<Visitor>): (person: string) => Promise<Visitor> {
  const made = new Map<string, Promise<Visitor>>();
  return (person) => {
    const who = made.get(person) ?? make(person);
    made.set(person, who);
    return who;
  };
}

/** Resolves when the server hears, at once if it does. */
export async function untilHeard(hearing: Pick<Hearing, 'hears' | 'onChange'>): Promise<void> {
  if (hearing.hears()) return;
  await new Promise<void>((resolve) => {
    const stop = hearing.onChange((hears) => {
      if (!hears) return;
      stop();
      resolve();
    });
  });
}
