// Builds the console after an install in a clone. An install without development tools (`npm ci --omit=dev`) has
// nothing to build with: it says so and goes on. A build that was tried and failed fails the install.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const consoleFolder = join(root, 'packages/console');

// Other packages bring vite along, so its presence alone does not mean that the console can be built.
const missing = ['vite', '@vitejs/plugin-react'].filter(
  (name) =>
    !existsSync(join(root, 'node_modules', name)) && !existsSync(join(consoleFolder, 'node_modules', name)),
);

if (missing.length > 0) {
  console.error(
    `The console was not built: ${missing.join(', ')} not installed (development dependencies left out).`,
  );
} else if (existsSync(join(consoleFolder, 'src/main.tsx'))) {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: consoleFolder,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
