/** Small marks: certified, deprecated, draft, tier. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import { certifiedIcon } from './icons';

export function StatusBadge(props: { status: string | null; trans: TranslationBundle }): React.ReactElement | null {
  const { status, trans } = props;
  switch (status) {
    case 'certified':
      return (
        <span className="jp-mw-badge jp-mw-mod-certified">
          <certifiedIcon.react tag="span" className="jp-mw-badgeIcon" aria-hidden="true" />
          {trans.__('Certified')}
        </span>
      );
    case 'deprecated':
      return <span className="jp-mw-badge jp-mw-mod-deprecated">{trans.__('Deprecated')}</span>;
    case 'draft':
      return <span className="jp-mw-badge">{trans.__('Draft')}</span>;
    default:
      return null;
  }
}

/** What a hit is, said only where it is not a metric. */
export function KindBadge(props: { kind: string; trans: TranslationBundle }): React.ReactElement | null {
  switch (props.kind) {
    case 'dimension':
      return <span className="jp-mw-badge">{props.trans.__('Dimension')}</span>;
    case 'cube':
      return <span className="jp-mw-badge">{props.trans.__('Saved query')}</span>;
    default:
      return null;
  }
}
