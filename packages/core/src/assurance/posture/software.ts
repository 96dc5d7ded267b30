/** A program that matters on an agent's device. */
interface Known {
  readonly id: string;
  readonly name: string;
  readonly kind: 'edr' | 'screen-recorder' | 'remote-control';
  /** How its processes and packages are called, lower case, by their makers' own documentation; a `*` stands for any ending. */
  readonly called: readonly string[];
}

/** Programs Cordon knows. One that is not here is not seen: see the decision on devices. */
export const software: readonly Known[] = [
  known(
    'crowdstrike',
    'CrowdStrike Falcon',
    'edr',
    'falcond',
    'falcon-sensor*',
    'csfalconservice*',
    'com.crowdstrike.falcon*',
  ),
  known('sentinelone', 'SentinelOne', 'edr', 'sentinelagent*', 'sentineld', 's1-agent', 'sentinelone*'),
  known(
    'defender',
    'Microsoft Defender for Endpoint',
    'edr',
    'wdavdaemon*',
    'mdatp',
    'mssense.exe',
    'msmpeng.exe',
  ),
  known('carbon-black', 'Carbon Black', 'edr', 'cbdefense*', 'cbagentd', 'repmgr*'),
  known('cortex', 'Cortex XDR', 'edr', 'cyserver*', 'traps_pmd', 'pmd', 'cortex-agent'),
  known('elastic', 'Elastic Defend', 'edr', 'elastic-endpoint*', 'elastic-agent*'),
  known('wazuh', 'Wazuh', 'edr', 'wazuh-agent*', 'wazuh-agentd', 'ossec-agentd'),
  known(
    'obs',
    'OBS Studio',
    'screen-recorder',
    'obs',
    'obs64.exe',
    'obs32.exe',
    'obs-studio*',
    'obs studio*',
    'obs.app',
  ),
  known('camtasia', 'Camtasia', 'screen-recorder', 'camtasia*', 'camrecorder*'),
  known('loom', 'Loom', 'screen-recorder', 'loom', 'loom.exe', 'loom.app'),
  known('bandicam', 'Bandicam', 'screen-recorder', 'bandicam*', 'bdcam*'),
  known('sharex', 'ShareX', 'screen-recorder', 'sharex*'),
  known('simplescreenrecorder', 'SimpleScreenRecorder', 'screen-recorder', 'simplescreenrecorder*'),
  known('kazam', 'Kazam', 'screen-recorder', 'kazam'),
  known('anydesk', 'AnyDesk', 'remote-control', 'anydesk*'),
  known('teamviewer', 'TeamViewer', 'remote-control', 'teamviewer*'),
  known('rustdesk', 'RustDesk', 'remote-control', 'rustdesk*'),
  known(
    'chrome-remote',
    'Chrome Remote Desktop',
    'remote-control',
    'remoting_host*',
    'chrome-remote-desktop*',
    'chrome remote desktop*',
  ),
  known('splashtop', 'Splashtop', 'remote-control', 'splashtop*', 'srservice.exe', 'srmanager.exe'),
  known(
    'vnc',
    'VNC',
    'remote-control',
    'vncserver*',
    'winvnc*',
    'tvnserver*',
    'x11vnc*',
    'realvnc*',
    'tigervnc*',
  ),
];

function known(id: string, name: string, kind: Known['kind'], ...called: readonly string[]): Known {
  return { id, name, kind, called };
}

/** The id of a known program by the name of a process or package, whatever its case; null for all others. */
export function knownBy(name: string): string | null {
  const lower = name.toLowerCase();
  const found = software.find(({ called }) =>
    called.some((each) => (each.endsWith('*') ? lower.startsWith(each.slice(0, -1)) : lower === each)),
  );
  return found?.id ?? null;
}

/** Names of known programs, for people. */
export function softwareName(id: string): string {
  return software.find((one) => one.id === id)?.name ?? id;
}

/** Ids of one kind. */
export function softwareOf(kind: Known['kind']): readonly string[] {
  return software.filter((one) => one.kind === kind).map(({ id }) => id);
}

/** An SQL condition under which a column names a known program, so that no other name leaves the device. */
export function namesSql(column: string): string {
  const parts = software.flatMap(({ called }) =>
    called.map((each) =>
      each.endsWith('*')
        ? `lower(${column}) LIKE '${each.slice(0, -1).replaceAll('_', '\\_')}%' ESCAPE '\\'`
        : `lower(${column}) = '${each}'`,
    ),
  );
  return `(${parts.join(' OR ')})`;
}
