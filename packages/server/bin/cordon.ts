#!/usr/bin/env node
import { isNewEnough, runWithRightNode, stopWithStarter } from './rightNode.ts';

if (isNewEnough(process.versions.node)) {
  stopWithStarter();
  const { runCommand } = await import('../src/commands/index.ts');
  process.exitCode = await runCommand(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
} else {
  process.exitCode = await runWithRightNode(process.argv.slice(1));
}
