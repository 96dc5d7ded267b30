import { ConnectByName } from '../../components/ConnectByName.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';
import { SystemSecret } from './SystemSecret.tsx';

/** Connects a badge system: where it delivers to, and the secret it signs with, shown this once. */
export function ConnectSystem({ site }: { readonly site: string }) {
  return (
    <ConnectByName
      title="Connect a badge system"
      warning="Whoever has its secret says who may work here. Give it to the badge system alone."
      list="/api/sites/:id/badges"
      connect={async (name) =>
        sendSigned(
          'POST /api/sites/:id/badge-systems',
          { id: site },
          { name },
          { act: 'badge-system-made', words: { site, name: await textHash(name) } },
        )
      }
      shown={(made, close) => <SystemSecret title="Badge system connected" made={made} onClose={close} />}
    />
  );
}
