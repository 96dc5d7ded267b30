import type { Lab } from './lab.ts';
import { tapTo, type Tap } from './tap.ts';

/** A client at the source itself, as its owner: what stands there in clear. */
export async function directTap({ sql }: Pick<Lab, 'sql'>): Promise<Tap> {
  const { hostname, port, username, password, pathname } = new URL(sql.scene.sourceUrl);
  return tapTo({
    ...{ host: hostname, port: Number(port), user: decodeURIComponent(username) },
    ...{ secret: decodeURIComponent(password), database: pathname.slice(1) },
  });
}
