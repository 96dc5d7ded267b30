/** Runs after `npm pack`: the package gets its source package.json back and loses what was made, see `prepack.ts`. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { swapOut } from './manifest.ts';

const folder = process.cwd();
swapOut(folder);
rmSync(join(folder, 'dist'), { recursive: true, force: true });
