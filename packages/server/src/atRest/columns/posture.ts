import { line, type ColumnsAtRest } from './line.ts';

/** Devices of the parties, and what they told of their state. */
export const posture: readonly ColumnsAtRest[] = [
  line('cordon.devices', 'host_hash', 'what devices call themselves, as keyed hashes', 'hash'),
  line('cordon.devices', 'node_hash', 'the keys devices report with', 'hash'),
  line(
    'cordon.devices',
    'id party_id name kind platform site_id shared secret_id added_at state ok failing unknown told_at heard_at address retired_at retired_by',
    'which devices there are, and the settings and known programs that rules ask about: no file, user or serial number',
    'disk',
  ),
  line('cordon.device_people', 'device_id person_id given_by given_at', 'who works on which device', 'disk'),
  line('cordon.session_devices', 'session_id device_id chosen_at', 'at which device a session sits', 'disk'),
  line('cordon.device_secrets', 'secret_hash', 'secrets with which devices enrol', 'hash'),
  line(
    'cordon.device_secrets',
    'id party_id use name created_by created_at last_used_at revoked_at',
    'that there are such secrets, and who made them',
    'disk',
  ),
];
