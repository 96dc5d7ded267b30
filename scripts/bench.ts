// Runs one measurement: `npm run bench -- NAME [--json]` runs bench/NAME.ts and hands it the other arguments.
// Without a name it lists the names.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../bench');
const names = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

const [name, ...args] = process.argv.slice(2);
if (name === undefined) {
  console.log(names.join('\n'));
  process.exit(0);
}
if (!names.includes(name)) {
  console.error(`No such measurement: ${name}. There are: ${names.join(', ')}`);
  process.exit(2);
}
const { status } = spawnSync(process.execPath, ['--expose-gc', join(folder, `${name}.ts`), ...args], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
