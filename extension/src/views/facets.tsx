/** Filters: one menu for each facet, and what is chosen always in sight. */
import { caretDownIcon, closeIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import { FACETS } from '../contract';
import type { FacetName, SearchReply } from '../contract';
import type { Chosen } from '../model/search';

export interface IFacetsProps {
  facets: SearchReply['facets'];
  chosen: Chosen;
  trans: TranslationBundle;
  onToggle: (name: FacetName, value: string) => void;
  onClear: () => void;
}

export function Facets(props: IFacetsProps): React.ReactElement | null {
  const [open, setOpen] = React.useState<FacetName | null>(null);
  const id = React.useId();
  const shown = FACETS.filter(name => props.facets[name].length > 1 || (props.chosen[name] ?? []).length > 0);
  if (shown.length === 0) {
    return null;
  }
  return (
    <div className="jp-mw-facets" role="group" aria-label={props.trans.__('Filters')}>
      <div className="jp-mw-facetBar">
        {shown.map(name => (
          <button
            key={name}
            type="button"
            className="jp-mw-facetButton"
            aria-expanded={open === name}
            aria-controls={open === name ? `${id}-${name}` : undefined}
            onClick={() => setOpen(open === name ? null : name)}
          >
            {facetTitle(name, props.trans)}
            <caretDownIcon.react tag="span" className="jp-mw-caret" aria-hidden="true" />
          </button>
        ))}
      </div>
      {open !== null && shown.includes(open) && <FacetValues {...props} id={`${id}-${open}`} name={open} />}
      <ChosenValues {...props} open={open} />
    </div>
  );
}

function FacetValues(props: IFacetsProps & { id: string; name: FacetName }): React.ReactElement {
  const chosen = props.chosen[props.name] ?? [];
  return (
    <div
      id={props.id}
      className="jp-mw-facetValues"
      role="group"
      aria-label={facetTitle(props.name, props.trans)}
    >
      {props.facets[props.name].map(({ value, count }) => (
        <button
          key={value}
          type="button"
          className="jp-mw-chip"
          aria-pressed={chosen.includes(value)}
          onClick={() => props.onToggle(props.name, value)}
        >
          {props.name === 'kind' ? kindTitle(value, props.trans) : value}
          <span className="jp-mw-chipCount">{count}</span>
        </button>
      ))}
    </div>
  );
}

/** What is chosen, without that of the open menu, where it shows already. */
function ChosenValues(props: IFacetsProps & { open: FacetName | null }): React.ReactElement | null {
  const chosen = FACETS.filter(name => name !== props.open).flatMap(name => (props.chosen[name] ?? []).map(value => ({ name, value })));
  if (chosen.length === 0) {
    return null;
  }
  return (
    <div className="jp-mw-chosen" role="group" aria-label={props.trans.__('Chosen filters')}>
      {chosen.map(({ name, value }) => (
        <button
          key={`${name}:${value}`}
          type="button"
          className="jp-mw-chip jp-mw-mod-chosen"
          aria-label={props.trans.__('Remove the filter %1: %2', facetTitle(name, props.trans), value)}
          onClick={() => props.onToggle(name, value)}
        >
          {name === 'kind' ? kindTitle(value, props.trans) : value}
          <closeIcon.react tag="span" className="jp-mw-chipIcon" aria-hidden="true" />
        </button>
      ))}
      {chosen.length > 1 && (
        <button type="button" className="jp-mw-link" onClick={props.onClear}>
          {props.trans.__('Clear all')}
        </button>
      )}
    </div>
  );
}

function facetTitle(name: FacetName, trans: TranslationBundle): string {
  switch (name) {
    case 'kind':
      return trans.__('Kind');
    case 'owner':
      return trans.__('Owner');
    case 'dataset':
      return trans.__('Dataset');
    case 'tier':
      return trans.__('Tier');
    case 'tag':
      return trans.__('Tag');
  }
}

function kindTitle(kind: string, trans: TranslationBundle): string {
  switch (kind) {
    case 'metric':
      return trans.__('Metrics');
    case 'dimension':
      return trans.__('Dimensions');
    case 'cube':
      return trans.__('Saved queries');
    default:
      return kind;
  }
}
