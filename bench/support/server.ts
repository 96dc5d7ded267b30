// A server as people start it: in a process of its own, which did not install what it serves.
import process from 'node:process';
import { readConfig } from '../../packages/server/src/config.ts';
import { openInstallation } from '../../packages/server/src/installation.ts';
import { serve } from '../../packages/server/src/serve.ts';

process.once('disconnect', () => process.exit(0));
process.once('message', (environment: string) => {
  const config = readConfig(JSON.parse(environment) as Record<string, string>);
  openInstallation(config)
    .then((installation) => serve(config, installation))
    .then(
      () => process.send?.(config.port),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
});
