import type { Scene } from '../attacks/attack.ts';

/** Holds all that is under the agreement with Brightline, past the people who would place the hold and lift it. */
export async function heldWhole({ asOwner }: Pick<Scene, 'asOwner'>): Promise<{ lift(): Promise<void> }> {
  await asOwner(
    `INSERT INTO cordon.legal_holds (id, agreement_id, reason, placed_by, placed_at)
     VALUES ('hld_1', 'agr_harbor_brightline', 'litigation', 'per_olivia', now())`,
  );
  return {
    async lift() {
      await asOwner(`DELETE FROM cordon.legal_holds WHERE id = 'hld_1'`);
    },
  };
}
