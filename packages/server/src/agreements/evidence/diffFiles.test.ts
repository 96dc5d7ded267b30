import type { Clause } from '@cordon/core/agreements';
import { describe, expect, it } from 'vitest';
import { diffFiles } from './diffFiles.ts';
import type { PackContext } from './ports.ts';

/* The redline of a pack: words that came and went, and no text of a party that becomes a part of the page. */

function pageOf(before: readonly Clause[], after: readonly Clause[]): string {
  const context = {
    agreement: { title: 'Support <b>' },
    versions: [
      { version: 1, clauses: before },
      { version: 4, clauses: after },
    ],
  } as unknown as PackContext;
  const [file, ...more] = diffFiles(context);
  expect(more).toEqual([]);
  expect(file?.path).toBe('agreement/diffs/1-4.html');
  return Buffer.from(file?.bytes ?? []).toString();
}

const clause = (id: string, title: string, text: string): Clause => ({ id, title, text });

describe('the redline between two versions', () => {
  it('marks the words that changed, and only these', () => {
    const page = pageOf(
      [clause('1', 'Scope', 'Agents see names and addresses.'), clause('2', 'Term', 'One year.')],
      [clause('1', 'Scope', 'Agents see names only.'), clause('2', 'Term', 'One year.')],
    );
    expect(page).toContain('Agents see names <del>and addresses</del><ins>only</ins>.');
    expect(page).not.toContain('One year');
  });

  it('names what was added, taken out, and that nothing changed', () => {
    const one = clause('1', 'Scope', 'Agents see names.');
    const two = clause('2', 'Ending', 'Either side may end this at once.');
    expect(pageOf([one], [one, two])).toContain('<ins>Either side may end this at once.</ins>');
    expect(pageOf([one, two], [one])).toContain('<del>Either side may end this at once.</del>');
    expect(pageOf([one], [one])).toContain('No clause changed.');
  });

  it('shows variables and effects that changed without a word', () => {
    const of = (days: number): Clause => ({
      ...clause('1', 'Scope', 'As agreed.'),
      from: { clause: 'scope', values: { days } },
    });
    expect(pageOf([of(3)], [of(5)])).toContain('<td>days</td><td>3</td><td>5</td>');
  });

  it('escapes every text', () => {
    const page = pageOf([], [clause('1', '<script>x</script>', '<img src=x onerror=y>')]);
    expect(page).not.toContain('<script>x');
    expect(page).not.toContain('<img');
    expect(page).not.toContain('<b>');
  });
});
