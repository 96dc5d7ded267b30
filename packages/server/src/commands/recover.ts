import type { Command } from './command.ts';
import { openInstalled } from './installed.ts';
import { readOptions } from './options.ts';

/** The way back when the last company admin lost password or second factor: only from the shell, and entered. */
export const recoverCommand: Command = {
  name: 'recover-admin',
  usage: '[--email ADDRESS] [--data DIR]   (or DATABASE_URL)',
  async run(argv, io) {
    const { values } = readOptions(argv, { email: { type: 'string' }, data: { type: 'string' } });
    const { house, close } = await openInstalled(values.data);
    try {
      const recovered = await house.identity.recovery.recoverAdmin(values.email);
      const entry = await house.enterAct({
        act: 'admin-recovered',
        person: recovered.personId,
        party: recovered.partyId,
        agreement: null,
        ip: null,
        code: null,
        at: house.now(),
        words: {
          sessionsEnded: recovered.sessionsEnded,
          totpDropped: recovered.factorsDropped.totp,
          passkeysDropped: recovered.factorsDropped.passkeys,
        },
      });
      io.err(
        `The factors and sessions of ${recovered.email} were dropped. Open this link within fifteen minutes:\n`,
      );
      io.out(`${JSON.stringify({ link: recovered.link, entry })}\n`);
      return 0;
    } finally {
      await close();
    }
  },
};
