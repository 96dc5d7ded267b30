import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { judge } from './judge.ts';
import { readLogs, type QueryResult } from './logs.ts';
import type { Platform } from './platforms.ts';
import { isRule, ruleIds, rules, type RuleId } from './rules.ts';
import { sampleLog } from './samples.ts';
import { schedule } from './schedule.ts';
import { namesSql } from './software.ts';
import { topicOf, type Topic } from './topics.ts';
import { ruleStandings } from './words.ts';

const NOW = Date.parse('2026-11-27T08:00:00Z');
const systems: readonly Platform[] = ['darwin', 'windows', 'linux'];

function resultsOf(
  platform: Platform,
  broken: Parameters<typeof sampleLog>[3] = {},
  at = NOW,
): readonly QueryResult[] {
  const logs = readLogs(sampleLog(platform, 'desk', at, broken));
  if (!logs.ok) throw new Error(logs.problem);
  return logs.results;
}

describe('a device in the agreed state', () => {
  it.each(systems)('%s', (platform) => {
    const state = fold({}, resultsOf(platform));
    expect(judge(state, NOW + 60_000)).toEqual({ ok: true, platform, failing: [], unknown: [], at: NOW });
  });

  it.each(systems)('%s: what a query does not tell does not pass', (platform) => {
    const all = resultsOf(platform);
    for (const missing of all) {
      const verdict = judge(
        fold(
          {},
          all.filter((one) => one !== missing),
        ),
        NOW,
      );
      expect(verdict, missing.query).toMatchObject({ ok: false, at: null });
      expect(verdict.unknown, missing.query).not.toEqual([]);
      expect(verdict.failing, missing.query).toEqual([]);
    }
  });

  it.each(systems)('%s: is as old as the oldest report it rests on', (platform) => {
    const [first, ...rest] = resultsOf(platform);
    const old = { ...first, at: NOW - 3_600_000 } as QueryResult;
    expect(judge(fold({}, [old, ...rest]), NOW)).toMatchObject({ ok: true, at: NOW - 3_600_000 });
  });

  it('a clock that is ahead does not make it fresher than now', () => {
    expect(judge(fold({}, resultsOf('linux', {}, NOW + 3_600_000)), NOW).at).toBe(NOW);
  });

  it('a differential query is as fresh as the device, since nothing comes while nothing changes', () => {
    const all = resultsOf('windows');
    const one = all.map((result) =>
      topicOf(result.query) === 'processes'
        ? { ...result, form: 'differential' as const, at: NOW - 9_000_000, counter: 0 }
        : result,
    );
    expect(judge(fold({}, one), NOW)).toMatchObject({ ok: true, at: NOW });
  });
});

describe('a rule', () => {
  it.each<[RuleId, Platform, Partial<Record<Topic, readonly Record<string, string>[]>>]>([
    ['disk-encrypted', 'darwin', { disk_encryption: [{ encrypted: '0', filevault_status: 'off' }] }],
    ['disk-encrypted', 'darwin', { disk_encryption: [{ encrypted: '1', filevault_status: 'off' }] }],
    ['disk-encrypted', 'darwin', { disk_encryption: [] }],
    ['disk-encrypted', 'windows', { bitlocker_info: [{ drive_letter: 'C:', protection_status: '0' }] }],
    ['disk-encrypted', 'windows', { bitlocker_info: [{ drive_letter: 'C:', protection_status: '2' }] }],
    ['disk-encrypted', 'linux', { disk_encryption: [{ encrypted: '0' }] }],
    ['screen-locks', 'darwin', { screenlock: [{ enabled: '0', grace_period: '-1' }] }],
    ['screen-locks', 'darwin', { screenlock: [{ enabled: '1', grace_period: '3600' }] }],
    ['screen-locks', 'windows', { inactivity_limit: [{ data: '0' }] }],
    ['screen-locks', 'windows', { inactivity_limit: [] }],
    [
      'system-supported',
      'darwin',
      { os_version: [{ platform: 'darwin', major: '13', minor: '7', build: '22H' }] },
    ],
    [
      'system-supported',
      'windows',
      { os_version: [{ platform: 'windows', major: '10', minor: '0', build: '19045' }] },
    ],
    [
      'system-supported',
      'linux',
      { os_version: [{ platform: 'ubuntu', major: '20', minor: '4', build: '' }] },
    ],
    ['system-updated', 'linux', { last_update: [{ at: String(NOW / 1000 - 46 * 86_400) }] }],
    ['system-updated', 'darwin', { last_update: [{ at: '0' }] }],
    ['system-updated', 'windows', { last_update: [{ at: 'long ago' }] }],
    ['firewall', 'darwin', { alf: [{ global_state: '0' }] }],
    ['firewall', 'windows', { windows_security_center: [{ firewall: 'Poor', antivirus: 'Good' }] }],
    ['firewall', 'linux', { firewall_rules: [{ drops: '0' }] }],
    ['protected', 'darwin', { processes: [] }],
    ['protected', 'windows', { windows_security_center: [{ firewall: 'Good', antivirus: 'Snoozed' }] }],
    ['no-removable-media', 'windows', { removable_media: [{ mounted: '1' }] }],
    ['no-screen-recorder', 'darwin', { apps: [{ name: 'OBS.app' }] }],
    ['no-screen-recorder', 'windows', { processes: [{ name: 'obs64.exe' }] }],
    ['no-screen-recorder', 'linux', { deb_packages: [{ name: 'obs-studio' }] }],
    ['no-remote-control', 'windows', { programs: [{ name: 'AnyDesk' }] }],
    ['no-remote-control', 'linux', { processes: [{ name: 'falcon-sensor' }, { name: 'teamviewerd' }] }],
  ])('%s is broken on %s by %j', (rule, platform, broken) => {
    const verdict = judge(fold({}, resultsOf(platform, broken)), NOW);
    expect(verdict).toMatchObject({ ok: false, failing: [rule], unknown: [] });
  });

  it.each(systems)('%s: a release or a system that Cordon does not know passes nothing', (platform) => {
    const strange = { os_version: [{ platform: 'haiku', major: '1', minor: '0', build: '1' }] };
    expect(judge(fold({}, resultsOf(platform, strange)), NOW)).toMatchObject({ ok: false, unknown: ruleIds });
    const odd = {
      os_version: [{ platform: platform === 'linux' ? 'debian' : platform, major: 'x', build: 'x' }],
    };
    expect(judge(fold({}, resultsOf(platform, odd)), NOW)).toMatchObject({
      ok: false,
      unknown: ['system-supported'],
    });
  });

  it('what breaks it is found also where not all was told', () => {
    const state = fold(
      {},
      resultsOf('windows', { processes: [{ name: 'anydesk.exe' }] }).filter(
        (one) => topicOf(one.query) !== 'programs',
      ),
    );
    expect(judge(state, NOW)).toMatchObject({
      failing: ['no-remote-control'],
      unknown: ['no-screen-recorder'],
    });
  });

  it('each is told in words: what, why, and how it is mended on every system that can tell', () => {
    for (const rule of ruleIds) {
      expect(rules[rule].title.length).toBeGreaterThan(5);
      expect(rules[rule].wrong).not.toBe(rules[rule].title);
      expect(rules[rule].why).toMatch(/\.$/);
    }
    for (const platform of [...systems, null]) {
      const told = { platform, failing: ['firewall'] as const, unknown: ['protected'] as const, told: true };
      const standings = ruleStandings(told);
      expect(standings.map(({ found }) => found).slice(0, 3)).toEqual(['broken', 'unknown', 'kept']);
      for (const { mend } of standings) expect(mend).toMatch(/\.$/);
      // What never reported has told nothing.
      const silent = ruleStandings({ ...told, failing: [], unknown: [], told: false });
      expect(new Set(silent.map(({ found }) => found))).toEqual(new Set(['unknown']));
    }
    expect(isRule('disk-encrypted')).toBe(true);
    expect(isRule('toString')).toBe(false);
  });
});

describe('the schedule', () => {
  it('tells every rule of every system, by names that are understood', () => {
    const asked = Object.entries(schedule());
    for (const platform of systems) {
      const topics = asked
        .filter(([, query]) => query.platform === undefined || query.platform === platform)
        .map(([name]) => topicOf(name));
      expect(topics).not.toContain(null);
      expect(topics.toSorted()).toEqual(
        resultsOf(platform)
          .map(({ query }) => topicOf(query))
          .toSorted(),
      );
    }
  });

  it('asks for no column that names a person, a path or a serial number', () => {
    const text = JSON.stringify(schedule());
    expect(text).not.toMatch(/serial|username|\bpath,|uuid|\buid\b|SELECT \*/i);
    expect(namesSql('name')).toContain("lower(name) LIKE 'anydesk%'");
  });

  it.each([
    ['disk_encryption', 'disk_encryption'],
    ['pack_it-compliance_disk_encryption', 'disk_encryption'],
    ['pack/cordon/cordon_processes', 'processes'],
    ['pack:cordon:programs', 'programs'],
    ['myprograms', null],
    ['processes_by_user', null],
    ['', null],
  ])('%s is about %s', (query, topic) => {
    expect(topicOf(query)).toBe(topic);
  });
});
