/** Something of the document that is not a term: names, addresses, contacts. */
export interface Particular {
  readonly label: string;
  readonly of: 'controller' | 'processor' | 'both';
  /** What it is at first; empty where only the parties can know. */
  readonly default: string;
  readonly help?: string;
}

const of = (side: Particular['of'], label: string, initially = '', help?: string): Particular => ({
  label,
  of: side,
  default: initially,
  ...(help === undefined ? {} : { help }),
});

/**
 * The particulars a document has. A clause names one by `{{name}}`; it then reads the same wherever it stands. The
 * server sets the two names and the two dates itself.
 */
export const particulars: Readonly<Record<string, Particular>> = {
  controllerName: of('controller', 'Name of the controller'),
  controllerAddress: of('controller', 'Address of the controller'),
  controllerContact: of('controller', 'Contact of the controller', '', 'Name, position and e-mail address.'),
  controllerDpo: of(
    'controller',
    'Data protection officer of the controller',
    '',
    '“none” where none is needed.',
  ),
  controllerSecurityContact: of(
    'controller',
    'Security contact of the controller',
    '',
    'Reached day and night.',
  ),
  processorName: of('processor', 'Name of the processor'),
  processorAddress: of('processor', 'Address of the processor'),
  processorContact: of('processor', 'Contact of the processor', '', 'Name, position and e-mail address.'),
  processorDpo: of(
    'processor',
    'Data protection officer of the processor',
    '',
    '“none” where none is needed.',
  ),
  processorSecurityContact: of(
    'processor',
    'Security contact of the processor',
    '',
    'Reached day and night.',
  ),
  from: of('both', 'First day'),
  until: of('both', 'Last day'),
  services: of(
    'both',
    'Purpose',
    'answering customers’ questions by telephone, chat and e-mail and carrying out what they ask for',
  ),
  dataKinds: of(
    'both',
    'Kinds of data',
    'names, contact data, customer numbers, purchases, payments, dates of birth, prescriptions and other data concerning health, and what customers write',
  ),
  dataSubjects: of(
    'both',
    'Data subjects',
    'customers of the controller and people who write on their behalf',
  ),
  locations: of('processor', 'Places the data is viewed from', '', 'Site, city and country of each.'),
  subProcessors: of(
    'processor',
    'Sub-processors',
    'none',
    '“none”, or name, address, contact and task of each.',
  ),
  governingLaw: of('both', 'Governing law', '', 'Such as Ireland.'),
  courts: of('both', 'Courts', '', 'Such as Dublin.'),
};

/** Particulars the server sets: names of the parties and the dates of the term. */
export const setByServer = ['controllerName', 'processorName', 'from', 'until'] as const;

/** Particulars as a version carries them; every name of `particulars` is a key. */
export type Particulars = Readonly<Record<string, string>>;

/** Full particulars: what was given over what is there at first. Unknown names are left out. */
export function particularsFrom(given: Particulars): Particulars {
  return Object.fromEntries(
    Object.entries(particulars).map(([name, { default: initially }]) => [
      name,
      (Object.hasOwn(given, name) ? given[name] : undefined) ?? initially,
    ]),
  );
}
