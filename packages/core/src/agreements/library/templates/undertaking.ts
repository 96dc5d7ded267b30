import { particulars, type Particulars } from './particulars.ts';
import template from './undertaking.json' with { type: 'json' };

/** The undertaking of confidentiality that one person gives, as they read and sign it. */
export interface Undertaking {
  /** What conditions call it, e.g. `confidentiality-1`; a new wording has a new name. */
  readonly name: string;
  readonly title: string;
  readonly paragraphs: readonly { readonly number: string; readonly title: string; readonly text: string }[];
}

/** Name of the undertaking in use. */
export const undertakingName = template.name;

/**
 * The undertaking for one person under one agreement.
 * @param document particulars of the agreement's version, and `person`, the name of who gives it
 */
export function undertakingText(document: Particulars & { readonly person: string }): Undertaking {
  const word = (name: string): string => {
    const value = document[name] ?? '';
    if (value !== '') return value;
    // A security contact nobody filled in must not keep people from signing.
    return name === 'processorSecurityContact' ? 'my team lead' : (particulars[name]?.label ?? name);
  };
  return {
    name: template.name,
    title: template.title,
    paragraphs: template.paragraphs.map(({ title, text }, index) => ({
      number: String(index + 1),
      title,
      text: text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => word(name)),
    })),
  };
}
