import type { House } from './compose.ts';
import { composeToolDesk } from './composeToolDesk.ts';
import { connectedOf } from './identity/index.ts';
import { sha256 } from './platform/hashing.ts';
import type { HttpDoorDeps } from './doors/http/door.ts';
import type { WorkspaceDeps } from './doors/workspace/desk.ts';

/** The door before JSON APIs. */
export function composeHttpDoor(house: House, workspace: WorkspaceDeps): HttpDoorDeps {
  const { doorCredentials, identity, now, gate } = house;
  const desk = composeToolDesk(house, workspace);
  return {
    gate,
    knock: (secret, address) =>
      desk(
        { door: 'http', secret },
        Buffer.from(sha256(Buffer.from(secret))).toString('base64url'),
        async () => (await doorCredentials.store.bySecret(secret, now()))?.person ?? null,
        address,
      ),
    watch: (who, agreement, close) =>
      identity.revocations.watch({ ...connectedOf(who), agreementId: agreement ?? '' }, close),
  };
}
