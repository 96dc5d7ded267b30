import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin, type Rolldown } from 'vite';

/**
 * Builds the page that verifies evidence packs, ledgers and proofs into one file beside the console: script and styles stand in it, under a
 * policy that names their hashes and allows nothing else, no network above all. It is opened from a disk, where a module
 * could load no other.
 */
export function verifyPage(): Plugin {
  return {
    name: 'cordon-verify-page',
    apply: 'build',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'verify.html', source: pageOf(await bundle()) });
    },
  };
}

interface Bundle {
  readonly script: string;
  readonly styles: string;
  readonly licences: string;
}

async function bundle(): Promise<Bundle> {
  const built = (await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    plugins: [react()],
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2023',
      modulePreload: { polyfill: false },
      cssCodeSplit: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: path.join(import.meta.dirname, 'src/verify/main.tsx'),
        output: { format: 'iife', codeSplitting: false },
      },
    },
  })) as Rolldown.RolldownOutput | Rolldown.RolldownOutput[];
  const output = [built].flat().flatMap((one) => one.output);
  const chunks = output.flatMap((one) => (one.type === 'chunk' ? [one.code] : []));
  const sheets = output.flatMap((one) =>
    one.type === 'asset' && one.fileName.endsWith('.css') ? [String(one.source)] : [],
  );
  const [script] = chunks;
  if (script === undefined || chunks.length > 1)
    throw new Error('the page that verifies packs is not one script');
  const modules = output.flatMap((one) => (one.type === 'chunk' ? one.moduleIds : []));
  return { script: script.trim(), styles: sheets.join('\n').trim(), licences: licencesOf(modules) };
}

/** The licences of what is bundled ask to go with every copy of it, and every pack is one. */
function licencesOf(modules: readonly string[]): string {
  const folders = modules.flatMap((id) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id)?.[0] ?? []);
  const texts = [...new Set(folders)].toSorted().map((folder) => {
    const { name, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      readonly name: string;
      readonly version: string;
    };
    const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
    if (file === undefined) throw new Error(`${name} brings no licence text, so it cannot be in the page`);
    return `${name} ${version}\n\n${readFileSync(path.join(folder, file), 'utf8').trim()}`;
  });
  return texts.join('\n\n');
}

/** Content Security Policy Level 3, by hashes: the page works only with the very script it was built with. */
function pageOf({ script, styles, licences }: Bundle): string {
  // Neither may end its own element early.
  const code = script.replaceAll('</script', '<\\/script');
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(code)}'`,
    `style-src '${hashOf(styles)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Verify what Cordon gave you</title>
<style>${styles}</style>
</head>
<body>
<div id="root"></div>
<noscript>This page checks with a script. Allow it, or verify the ledger with the command cordon-ledger.</noscript>
<script type="application/json" id="manifest">null</script>
<script>${code}</script>
<!--
${licences.replaceAll('--', '- -')}
-->
</body>
</html>
`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
