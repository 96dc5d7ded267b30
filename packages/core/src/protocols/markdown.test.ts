import { expect, it } from 'vitest';
import { protocolMarkdown } from './markdown.ts';
import type { Protocol } from './protocol.ts';

const protocol: Protocol = {
  ...{ agreement: 'agr_a', purpose: 'order-support', version: 2, general: '1.1', ours: ['@shop.example'] },
  terms: { version: 3, hash: 'ab' },
  rules: [
    {
      ...{
        category: 'user.contact.email',
        label: 'E-mail | *all*',
        clause: '2.1',
        ask: 'confirm',
        aloud: 'never',
      },
      ...{ note: 'never', customer: 'never', others: 'never', breach: 'refuse', says: 'Let them\nsay it.' },
    },
  ],
};

it('is a page of Markdown whose words mean nothing to Markdown', () => {
  const inForce = { at: '2026-11-20', by: 'Priya Nair', hash: 'cd', entry: 7 };
  expect(protocolMarkdown(protocol, { title: 'Support', vendor: 'Desk <b>', inForce })).toBe(
    [
      '# PII protocol: order-support',
      '',
      'Support, with Desk \\<b\\>. Version 2, put in force by Priya Nair on 2026-11-20 (entry 7). SHA-256 `cd`. Written under version 3 of the agreement.',
      '',
      '| Data | What to do | Channels | Clause |',
      '| --- | --- | --- | --- |',
      '| E-mail \\| \\*all\\* | Let them say it. | May confirm. Never read aloud. Never type into notes. Never send. | 2.1 |',
      '',
      'Our own, free to be said: @shop.example.',
      '',
    ].join('\n'),
  );
  expect(protocolMarkdown(protocol, { title: 'S', vendor: 'V', inForce: null })).toContain('Not in force');
});
