/** From the metric down to its columns, as a tree that the keyboard walks. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { ILineage } from '../contract';
import { Breakable } from './code';
import { Tree } from './tree';

export function LineageTree(props: { root: ILineage; trans: TranslationBundle }): React.ReactElement {
  return (
    <Tree
      root={props.root}
      label={props.trans.__('Lineage')}
      row={node => (
        <>
          <span className={`jp-mw-treeKind jp-mw-kind-${node.kind}`}>{kindTitle(node.kind, props.trans)}</span>
          <span className="jp-mw-treeLabel">
            <Breakable text={node.label} />
          </span>
          {node.detail && <span className="jp-mw-treeDetail">{node.detail}</span>}
        </>
      )}
    />
  );
}

function kindTitle(kind: ILineage['kind'], trans: TranslationBundle): string {
  switch (kind) {
    case 'metric':
      return trans.__('Metric');
    case 'dataset':
      return trans.__('Dataset');
    case 'column':
      return trans.__('Column');
    case 'source':
      return trans.__('Source');
  }
}
