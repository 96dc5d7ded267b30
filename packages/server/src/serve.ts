import { Failure } from '@cordon/core/kernel';
import type { Config } from './config.ts';
import { composeRoutes } from './composeRoutes.ts';
import type { Installation } from './installation.ts';
import { startLifeJobs } from './agreements/life/jobs.ts';
import { startAssurance } from './startAssurance.ts';
import { startPeople } from './startPeople.ts';
import { startPostgresDoor } from './startPostgresDoor.ts';
import { startReviewJobs } from './assignments/reviews/jobs.ts';
import { composeDrills } from './drills/compose.ts';
import { startDrills } from './drills/jobs.ts';
import { startExportJobs } from './exports/jobs.ts';
import { startOriginalJobs } from './originals/jobs.ts';
import { startHelpdesks } from './helpdesk/jobs.ts';
import { startProtocolJobs } from './protocols/index.ts';
import { startRecordingJobs } from './recordings/jobs.ts';
import { startPruning } from './identity/jobs.ts';
import { startErasing } from './ledger/erasing/index.ts';
import { startIndexing } from './ledger/indexing/jobs.ts';
import { startSettling } from './ledger/jobs.ts';
import { startPublishing } from './ledger/publishing/jobs.ts';
import { openPlace } from './ledger/publishing/place.ts';
import { lookAround, startWitnessing } from './ledger/witnessing/jobs.ts';
import { KEPT } from './ledger/witnessing/kept.ts';
import { startForgetting } from './marks/index.ts';
import { startClocks } from './monitoring/clocks/jobs.ts';
import { sealStored, startRehoming } from './atRest/jobs.ts';
import { startQuality } from './quality/jobs.ts';
import { startAlerts } from './monitoring/alerts/jobs.ts';
import { startPlanned } from './monitoring/planned/jobs.ts';
import { startContaining } from './monitoring/containing/jobs.ts';
import { startWatching } from './monitoring/watching/jobs.ts';
import { startSiem } from './siem/jobs.ts';
import { startLogWatch } from './sources/reconcile/jobs.ts';
import { startDriftWatch } from './sources/jobs.ts';
import { createApp, type App } from './platform/http/index.ts';
import { keepTls } from './platform/tls/served.ts';

const MINUTE = 60_000;

/**
 * Listens with every feature's routes.
 * @returns the app; its `close` ends connections, event streams included
 */
export async function serve(
  config: Config,
  { house, log }: Pick<Installation, 'house' | 'log'>,
): Promise<App> {
  const app = await createApp({ config, log });
  await composeRoutes(app, house);
  // Before any job that may have something to enter: on top of an old copy that was restored it would be a fork.
  const kept = house.keptCheckpoint(`${config.dataDir}/${KEPT}`);
  await lookAround(house.witnessingJobs, kept, house.world.pools.app, true);
  const stopJobs = startLifeJobs(house.lifeJobs);
  app.addHook('onClose', stopJobs);
  app.addHook('onClose', startReviewJobs(house.reviewDeps));
  app.addHook('onClose', startProtocolJobs(house.protocolDeps));
  app.addHook('onClose', startExportJobs(house.exportJobs));
  app.addHook('onClose', startOriginalJobs({ ...house, log }));
  if (config.canarySmtpPort !== undefined) {
    await house.canaryMail.listen(config.host, config.canarySmtpPort);
  }
  app.addHook('onClose', startPruning(house.identity, log));
  app.addHook('onClose', startSettling(house.owed, log));
  const { to, s3 } = config.publishing;
  if (to !== undefined) {
    const place = openPlace(to, s3);
    app.addHook(
      'onClose',
      startPublishing(() => house.publishTo(place), house.world.pools.app, log),
    );
  }
  app.addHook('onClose', startIndexing(house.indexing, house.feed));
  app.addHook('onClose', startWitnessing(house.witnessingJobs, kept, house.world.pools.app, log));
  app.addHook('onClose', startErasing(house.erasing));
  app.addHook('onClose', startHelpdesks(house.helpdesk, house.world.pools.app));
  const recorded = { ...house.recordingLooks, pool: house.world.pools.app, log };
  app.addHook('onClose', startRecordingJobs(recorded));
  app.addHook('onClose', startQuality(house.qualityDeps, house.world.pools.app));
  app.addHook('onClose', startAlerts(house.alerting, house.world.pools.app, log));
  app.addHook('onClose', startSiem(house.siem, house.world.pools.app, log));
  const { watched, feed } = house;
  app.addHook('onClose', startWatching({ ...watched, feed }, house.world.pools.app, log));
  app.addHook('onClose', startForgetting(house, log));
  app.addHook('onClose', startPlanned(house, house.world.pools.app, log));
  app.addHook('onClose', startContaining(watched, house.world.pools.app, log));
  app.addHook('onClose', startClocks(house.clockDeps, house.world.pools.app));
  app.addHook('onClose', startDrills(composeDrills(house)));
  for (const stop of [...startAssurance(house, config, log), ...startPeople(house, log)]) {
    app.addHook('onClose', stop);
  }
  app.addHook('onClose', startDriftWatch(house, log));
  const logs = { ...house, dir: config.reconcileDir ?? null, settle: () => house.owed.settle(), log };
  app.addHook('onClose', startLogWatch(logs, house.world.pools.app));
  let closing = false;
  const sealing = sealStored(house.storedSealing, log, () => closing);
  app.addHook('onClose', async () => {
    closing = true;
    await sealing;
  });
  app.addHook('onClose', startRehoming(house.rehoming, log));
  const stopLetters = house.subProcessorLetters.start(MINUTE);
  app.addHook('onClose', async () => {
    stopLetters();
  });
  if (config.tls !== undefined) {
    const kept = keepTls(app.server, config.tls, log, () => house.now().getTime());
    app.addHook('onClose', async () => {
      kept.stop();
    });
  }
  // A hook cannot be added once it listens.
  const closers: (() => Promise<void>)[] = [];
  app.addHook('onClose', async () => {
    for (const close of closers) await close();
  });
  try {
    await app.listen({ host: config.host, port: config.port });
    closers.push(await startPostgresDoor(house, config, log));
  } catch (error) {
    await app.close();
    const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw inUse ? new Failure('port-in-use', `port ${config.port}`, error) : error;
  }
  return app;
}
