import type { Db } from '../db.ts';

/** Whether a frame that was let in is still open. @param at epoch milliseconds */
export async function isOpenFrame(db: Db, frame: string, at: number): Promise<boolean> {
  const { rows } = await db.query({
    name: 'sidebar-frame-open',
    text: `SELECT FROM cordon.credentials WHERE id = $1 AND kind = 'frame' AND revoked_at IS NULL AND expires_at > $2`,
    values: [frame, new Date(at)],
  });
  return rows.length > 0;
}
