// Writes docs/errors.md from the one table of codes: `npm run docs`. With --check it only says whether the page is as
// the table is, with exit code 1 when it is not.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codes } from '../packages/core/src/kernel/codes.ts';

const file = join(import.meta.dirname, '../docs/errors.md');

const rows = Object.entries(codes).map(
  ([code, { http, sqlstate, text }]) =>
    `| \`${code}\` | ${String(http)} | ${sqlstate} | ${text.replaceAll('|', '\\|')} |`,
);

const page = `# Errors

Every refusal and every fault has one of these codes, whichever door it leaves by: as \`error.code\` with its HTTP status, or
as the SQLSTATE. The text is what the person reads; an upstream's own text never leaves. Made by \`npm run docs\` from
[codes.ts](../packages/core/src/kernel/codes.ts); change it there.

| code | HTTP | SQLSTATE | text |
| --- | --- | --- | --- |
${rows.join('\n')}
`;

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== page) {
    console.error('docs/errors.md is not what codes.ts says: npm run docs');
    process.exit(1);
  }
} else {
  writeFileSync(file, page);
}
