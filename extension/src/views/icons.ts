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
  '<path class="jp-icon3" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" ' +
    'd="m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.500 9.700l5.900-.8z"/>'
);

export const starredIcon = icon(
  'starred',
  '<path fill="currentColor" d="m12 2.800 2.800 5.800 6.400.9-4.600 4.400 1.100 6.400-5.700-3-5.700 3 1.100-6.400L2.800 9.500l6.400-.9z"/>'
);

const thumb =
  'M2 21h3V9H2zM22 10a2 2 0 0 0-2-2h-6.300l.9-4.600v-.3c0-.4-.1-.8-.4-1L13.100 1 6.600 7.600A2 2 0 0 0 6 9v10c0 1.100.9 2 2 2h9a2 2 0 0 0 1.800-1.200l3-7c.1-.300.2-.500.2-.800z';
export const thumbUpIcon = icon('thumb-up', `<path fill="currentColor" d="${thumb}"/>`);
export const thumbDownIcon = icon('thumb-down', `<path fill="currentColor" transform="rotate(180 12 12)" d="${thumb}"/>`);

export const certifiedIcon = icon(
  'certified',
  '<path fill="currentColor" d="m12 1 2.700 2.100 3.400-.1.900 3.300 2.800 1.900-1.200 3.200 1.200 3.200-2.800 1.900-.9 3.300-3.400-.1L12 23l-2.700-2.100' +
    '-3.400.1-.9-3.300-2.800-1.900 1.200-3.200-1.200-3.200L5 6.300 5.900 3l3.400.1zm-1.200 14.600 6-6-1.400-1.400-4.600 4.600-2.200-2.200-1.400 1.400z"/>'
);
