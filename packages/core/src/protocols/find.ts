import { covers } from '../policy/index.ts';
import { NOTHING } from './bounds.ts';
import type { DataKind } from './kinds.ts';
import { narrower, type Protocol, type ProtocolRule } from './protocol.ts';

/**
 * The rule for a data category: of those that cover it the nearest; else the narrowest of all that it covers; else, since
 * the agreement names no such data, nothing in any channel.
 */
export function ruleOf(protocol: Protocol, category: string, label = 'This'): ProtocolRule {
  const nearest = protocol.rules
    .filter((rule) => covers(rule.category, category))
    .toSorted((a, b) => b.category.length - a.category.length)[0];
  if (nearest !== undefined) return nearest;
  const [first, ...more] = protocol.rules.filter((rule) => covers(category, rule.category));
  if (first === undefined) {
    return {
      ...{ category, label, clause: protocol.general, ...NOTHING, breach: 'refuse' },
      says: `${label} is not among what the agreement lets you work with.`,
    };
  }
  return more.reduce<ProtocolRule>((all, rule) => {
    const both = narrower(all, rule);
    // The words and the clause of whichever holds it back.
    const decisive = both.ask === all.ask && both.customer === all.customer ? all : rule;
    return { ...decisive, ...both, breach: all.breach === 'refuse' ? 'refuse' : rule.breach };
  }, first);
}

/** The rule for a kind of data. What opens something may not be asked for or written down, whatever a rule says. */
export function ruleOfKind(protocol: Protocol, kind: DataKind): ProtocolRule {
  const label = kind.words.charAt(0).toUpperCase() + kind.words.slice(1);
  if (kind.secret !== true) return ruleOf(protocol, kind.category, label);
  return {
    ...{ category: kind.category, label, clause: protocol.general, ...NOTHING, breach: 'refuse' },
    says: `Never ask for or write down ${kind.words}: nobody who helps a customer needs it.`,
  };
}
