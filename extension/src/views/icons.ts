/** Our own icons; everything else comes from JupyterLab. */
import { LabIcon } from '@jupyterlab/ui-components';

function icon(name: string, body: string): LabIcon {
  const svgstr = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 24 24">${body}</svg>`;
  return new LabIcon({ name: `metric-workbench:${name}`, svgstr });
}

export const metricsIcon = icon(
  'metrics',
  '<g class="jp-icon3" fill="#616161"><rect x="3" y="13" width="4" height="8" rx="1"/><rect x="10" y="8" width="4" height="13" rx="1"/>' +
    '<rect x="17" y="11" width="4" height="10" rx="1"/><circle cx="19" cy="5" r="3"/></g>'
);

export const starIcon = icon(
  'star',
  '<path fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" ' +
    'd="m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z"/>'
);

export const starredIcon = icon(
  'starred',
  '<path fill="currentColor" d="m12 2.8 2.8 5.8 6.4.9-4.6 4.4 1.1 6.4-5.7-3-5.7 3 1.1-6.4-4.6-4.4 6.4-.9z"/>'
);

const thumb =
  'M2 21h3V9H2zM22 10a2 2 0 0 0-2-2h-6.3l.9-4.6v-.3c0-.4-.1-.8-.4-1L13.1 1 6.6 7.6A2 2 0 0 0 6 9v10c0 1.1.9 2 2 2h9a2 2 0 0 0 1.8-1.2l3-7c.1-.3.2-.5.2-.8z';
export const thumbUpIcon = icon('thumb-up', `<path fill="currentColor" d="${thumb}"/>`);
export const thumbDownIcon = icon('thumb-down', `<path fill="currentColor" transform="rotate(180 12 12)" d="${thumb}"/>`);

export const certifiedIcon = icon(
  'certified',
  '<path fill="currentColor" d="m12 1 2.7 2.1 3.4-.1.9 3.3 2.8 1.9-1.200 3.2 1.200 3.2-2.8 1.9-.9 3.3-3.4-.1L12 23l-2.7-2.1' +
    '-3.4.1-.9-3.3-2.8-1.9 1.200-3.2-1.200-3.2L5 6.300 5.9 3l3.4.1zm-1.200 14.6 6-6-1.4-1.4-4.6 4.6-2.2-2.2-1.4 1.4z"/>'
);

/** The letter of a kind of name on offer, in a ring of its colour. */
const letters: Record<string, LabIcon> = Object.fromEntries(
  ['metric', 'dimension', 'grain', 'value', 'keyword', 'function'].map(kind => [
    kind,
    icon(
      `kind-${kind}`,
      `<g class="jp-mw-kind jp-mw-kind-${kind}"><circle cx="12" cy="12" r="10.5" fill="none" stroke="currentColor" stroke-width="1.6"/>` +
        `<text x="12" y="16.5" text-anchor="middle" font-size="13" font-weight="600" fill="currentColor">${kind[0].toUpperCase()}</text></g>`
    )
  ])
);

export function kindIcon(kind: string): LabIcon {
  return letters[kind] ?? metricsIcon;
}
