import { att } from './att.ts';
import { cashApp } from './cashApp.ts';
import { coinbase } from './coinbase.ts';
import { coupang } from './coupang.ts';
import { discord } from './discord.ts';
import { oktaSitel } from './oktaSitel.ts';
import type { Replay } from './replay.ts';
import { shopify } from './shopify.ts';
import { twitter } from './twitter.ts';

/** Cases that happened, as streams of events. */
export const replays: readonly Replay[] = [
  ...[att, coinbase, shopify, twitter, oktaSitel, discord, coupang, cashApp],
];
