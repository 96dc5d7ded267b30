import { rowsOf, type DeviceState } from './fold.ts';
import type { Columns } from './logs.ts';
import { stillMended, type Platform } from './platforms.ts';
import { softwareOf } from './software.ts';
import type { Topic } from './topics.ts';

/** What a rule says of a device. What cannot be told is not kept. */
export type Finding = 'kept' | 'broken' | 'unknown';

/** One thing the agreed state of a device asks for. */
interface Rule {
  /** What is asked, as a short name. */
  readonly title: string;
  /** What is the case while it is broken. */
  readonly wrong: string;
  /** Why, for whoever is stopped by it. */
  readonly why: string;
  /** How it is looked at and mended, by system; a system that is not named cannot tell, and there it is not asked. */
  readonly on: Partial<
    Record<
      Platform,
      {
        readonly topics: readonly Topic[];
        readonly look: (state: DeviceState, now: number) => Finding;
        readonly mend: string;
      }
    >
  >;
}

const DAY = 86_400_000;
/** A screen that is left locks within this. */
const LOCKS_WITHIN_SECONDS = 900;
/** A monthly update, and two weeks to put it in. */
const UPDATED_WITHIN_DAYS = 45;

/** Where only the device's administrator can do something about it. */
export const ASK_ADMIN = 'Ask whoever looks after your device.';

const NEEDS_EDR = `The protection (EDR) of your organisation has to run. ${ASK_ADMIN}`;

const everywhere: readonly Topic[] = ['processes', 'apps', 'programs', 'deb_packages'];
/** Where installed programs are told of, by system. */
const programs = {
  darwin: ['processes', 'apps'],
  windows: ['processes', 'programs'],
  linux: ['processes', 'deb_packages'],
} as const satisfies Record<Platform, readonly Topic[]>;

/** The agreed state of a device, rule by rule. */
export const rules = {
  'disk-encrypted': {
    title: 'The disk is encrypted',
    wrong: 'The disk is not encrypted',
    why: 'Whoever finds or takes the device reads everything on it otherwise.',
    on: {
      darwin: {
        topics: ['disk_encryption'],
        look: some('disk_encryption', (row) => row.encrypted === '1' && row.filevault_status !== 'off'),
        mend: 'Turn FileVault on: System Settings, Privacy & Security, FileVault.',
      },
      windows: {
        topics: ['bitlocker_info'],
        look: all('bitlocker_info', (row) => row.drive_letter !== 'C:' || row.protection_status === '1'),
        mend: 'Turn device encryption or BitLocker on for drive C: Settings, Privacy & security, Device encryption.',
      },
      linux: {
        topics: ['disk_encryption'],
        look: some('disk_encryption', (row) => row.encrypted === '1'),
        mend: `The system has to be installed on an encrypted (LUKS) disk. ${ASK_ADMIN}`,
      },
    },
  },
  'screen-locks': {
    title: 'The screen locks itself',
    wrong: 'The screen does not lock itself within 15 minutes',
    why: 'A customer’s data on a screen that was left is open to whoever passes by.',
    on: {
      darwin: {
        topics: ['screenlock'],
        look: all(
          'screenlock',
          (row) => row.enabled === '1' && within(row.grace_period, 0, LOCKS_WITHIN_SECONDS),
        ),
        mend: 'Require the password right after the screen saver begins: System Settings, Lock Screen.',
      },
      windows: {
        topics: ['inactivity_limit'],
        look: some('inactivity_limit', (row) => within(row.data, 1, LOCKS_WITHIN_SECONDS)),
        mend: `Set the machine inactivity limit to 15 minutes or less (a policy of the device). ${ASK_ADMIN}`,
      },
    },
  },
  'system-supported': {
    title: 'The system is one its maker still mends',
    wrong: 'The system is one its maker no longer mends',
    why: 'Holes in an old release stay open for good.',
    on: everySystem(['os_version'], (state) => told(stillMended(state)), {
      darwin: 'Install the current macOS: System Settings, General, Software Update.',
      windows: 'Install the current release of Windows 11: Settings, Windows Update.',
      linux: `Move to a release that still gets updates. ${ASK_ADMIN}`,
    }),
  },
  'system-updated': {
    title: `Updates were put in within ${String(UPDATED_WITHIN_DAYS)} days`,
    wrong: `No update was put in for ${String(UPDATED_WITHIN_DAYS)} days`,
    why: 'Known holes are used within days of becoming known.',
    on: everySystem(['last_update'], updated, {
      darwin: 'Install what waits: System Settings, General, Software Update. Then restart.',
      windows: 'Install what waits: Settings, Windows Update. Then restart.',
      linux: 'Install what waits with the package manager of the system, then restart.',
    }),
  },
  firewall: {
    title: 'The firewall is on',
    wrong: 'The firewall is off',
    why: 'Others on the same network reach the device otherwise.',
    on: {
      darwin: {
        topics: ['alf'],
        look: all('alf', (row) => within(row.global_state, 1, 2)),
        mend: 'Turn it on: System Settings, Network, Firewall.',
      },
      windows: {
        topics: ['windows_security_center'],
        look: all('windows_security_center', (row) => row.firewall === 'Good'),
        mend: 'Turn it on for every network: Windows Security, Firewall & network protection.',
      },
      linux: {
        topics: ['firewall_rules'],
        look: all('firewall_rules', (row) => within(row.drops, 1, Number.MAX_SAFE_INTEGER)),
        mend: `Turn a firewall on that drops what was not asked for, such as “ufw enable”. ${ASK_ADMIN}`,
      },
    },
  },
  protected: {
    title: 'A program that watches for attacks runs',
    wrong: 'No program that watches for attacks runs',
    why: 'Malware on the device reads what its user reads.',
    on: {
      darwin: { topics: ['processes'], look: runsProtection, mend: NEEDS_EDR },
      linux: { topics: ['processes'], look: runsProtection, mend: NEEDS_EDR },
      windows: {
        topics: ['windows_security_center'],
        look: all('windows_security_center', (row) => row.antivirus === 'Good'),
        mend: 'Turn it on and let it update: Windows Security, Virus & threat protection.',
      },
    },
  },
  'no-removable-media': {
    title: 'No memory stick or disk is plugged in',
    wrong: 'A memory stick or disk is plugged in',
    why: 'It carries data away without a trace.',
    on: everySystem(
      ['removable_media'],
      all('removable_media', (row) => row.mounted === '0'),
      {
        darwin: 'Eject and unplug it.',
        windows: 'Eject and unplug it.',
        linux: 'Unmount and unplug it.',
      },
    ),
  },
  'no-screen-recorder': {
    title: 'No program that records the screen',
    wrong: 'It has a program that records the screen',
    why: 'What Cordon shows for a few minutes would be kept for good.',
    on: forbids('screen-recorder', 'Quit and remove it.'),
  },
  'no-remote-control': {
    title: 'No program that lets others see or steer the device',
    wrong: 'It has a program that lets others see or steer the device',
    why: 'Somebody outside would see what its user sees, under their name.',
    on: forbids('remote-control', 'Quit and remove it.'),
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof rules;

export const ruleIds = Object.keys(rules) as readonly RuleId[];

export function isRule(text: string): text is RuleId {
  return Object.hasOwn(rules, text);
}

/** How a rule is looked at on a system. @returns undefined where that system cannot tell */
export function lookedAt(rule: RuleId, platform: Platform): NonNullable<Rule['on'][Platform]> | undefined {
  const on: Rule['on'] = rules[rule].on;
  return on[platform];
}

type Look = (state: DeviceState, now: number) => Finding;

function told(holds: boolean | null): Finding {
  return holds === null ? 'unknown' : holds ? 'kept' : 'broken';
}

/** Every row has to hold, and there has to be one. */
function all(topic: Topic, holds: (row: Columns) => boolean): Look {
  return (state) => {
    const rows = rowsOf(state[topic]);
    return rows === null || rows.length === 0 ? 'unknown' : told(rows.every(holds));
  };
}

/** One row has to hold; without any there is nothing that does. */
function some(topic: Topic, holds: (row: Columns) => boolean): Look {
  return (state) => {
    const rows = rowsOf(state[topic]);
    return rows === null ? 'unknown' : told(rows.some(holds));
  };
}

function within(text: string | undefined, least: number, most: number): boolean {
  if (text === undefined || !/^-?\d{1,15}$/.test(text)) return false;
  return Number(text) >= least && Number(text) <= most;
}

function updated(state: DeviceState, now: number): Finding {
  const rows = rowsOf(state.last_update);
  if (rows === null || rows.length === 0) return 'unknown';
  const times = rows.map((row) => (/^\d{1,12}$/.test(row.at ?? '') ? Number(row.at) * 1000 : 0));
  const age = now - Math.max(...times);
  // A device whose clock is ahead by more than a day tells nothing about age.
  return age < -DAY ? 'unknown' : told(age <= UPDATED_WITHIN_DAYS * DAY);
}

function everySystem(
  topics: readonly Topic[],
  look: Look,
  mend: Readonly<Record<Platform, string>>,
): Readonly<
  Record<Platform, { readonly topics: readonly Topic[]; readonly look: Look; readonly mend: string }>
> {
  return {
    darwin: { topics, look, mend: mend.darwin },
    windows: { topics, look, mend: mend.windows },
    linux: { topics, look, mend: mend.linux },
  };
}

function runsProtection(state: DeviceState): Finding {
  const ids = softwareOf('edr');
  const rows = rowsOf(state.processes);
  return rows === null ? 'unknown' : told(rows.some((row) => ids.includes(row.id ?? '')));
}

function forbids(kind: Parameters<typeof softwareOf>[0], mend: string): Rule['on'] {
  const ids = softwareOf(kind);
  const on = (platform: Platform) => ({
    topics: programs[platform],
    mend,
    look: (state: DeviceState): Finding => {
      const found = programs[platform].map((topic) => rowsOf(state[topic]));
      const there = found.some((rows) => rows?.some((row) => ids.includes(row.id ?? '')));
      if (there) return 'broken';
      return found.includes(null) ? 'unknown' : 'kept';
    },
  });
  return { darwin: on('darwin'), windows: on('windows'), linux: on('linux') };
}

/** Known programs of a kind that a device has, by id. */
export function programsOn(state: DeviceState): readonly string[] {
  const found = everywhere.flatMap((topic) => (rowsOf(state[topic]) ?? []).map((row) => row.id ?? ''));
  return [...new Set(found)].filter((id) => id !== '').toSorted();
}
