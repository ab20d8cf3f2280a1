/** The names of plugins and commands, for us and for anyone who calls them. */
const PREFIX = 'metric-workbench';

export const PluginIDs = {
  catalog: `${PREFIX}:catalog`,
  sidebar: `${PREFIX}:sidebar`,
  editor: `${PREFIX}:editor`,
  completer: `${PREFIX}:completer`
} as const;

export const CommandIDs = {
  search: `${PREFIX}:search`,
  ask: `${PREFIX}:ask`,
  show: `${PREFIX}:show-metric`,
  insert: `${PREFIX}:insert`,
  refresh: `${PREFIX}:refresh`
} as const;
