/** What a metric can be broken down by, grouped by the dataset that knows it. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Dimension } from '../contract';
import { Breakable } from './code';

export interface IDimensionsProps {
  dimensions: readonly Dimension[];
  /** The metric's own dataset; its dimensions come first. */
  own: string | null;
  trans: TranslationBundle;
  onPick: (path: string) => void;
}

export function Dimensions(props: IDimensionsProps): React.ReactElement {
  return (
    <div className="jp-mw-dimensions">
      {grouped(props.dimensions, props.own).map(([dataset, dimensions]) => (
        <details key={dataset} className="jp-mw-group" open={dataset === (props.own ?? '')}>
          <summary>
            <span>
              <Breakable text={dataset === '' ? props.trans.__('Common') : dataset} />
            </span>
            <span className="jp-mw-count">{dimensions.length}</span>
          </summary>
          <div className="jp-mw-chips">
            {dimensions.map(dimension => (
              <button
                key={dimension.path}
                type="button"
                className="jp-mw-chip jp-mw-mod-dimension"
                title={hint(dimension, props.trans)}
                onClick={() => props.onPick(dimension.path)}
              >
                <Breakable text={dimension.path} />
              </button>
            ))}
          </div>
        </details>
      ))}
    </div>
  );
}

type Group = [dataset: string, dimensions: Dimension[]];

/** Dimensions by dataset, the metric's own first, the others as they come. */
export function grouped(dimensions: readonly Dimension[], own: string | null): Group[] {
  const groups = new Map<string, Dimension[]>();
  for (const dimension of dimensions) {
    const dataset = dimension.dataset ?? '';
    groups.set(dataset, [...(groups.get(dataset) ?? []), dimension]);
  }
  return [...groups].sort(([one], [other]) => Number(other === (own ?? '')) - Number(one === (own ?? '')));
}

function hint(dimension: Dimension, trans: TranslationBundle): string {
  const grains = dimension.grains.length > 0 ? trans.__('Grains: %1.', dimension.grains.join(', ')) : null;
  const action = trans.__('Click to break the metric down by it.');
  return [dimension.title, dimension.description, grains, action].filter(Boolean).join('\n');
}
