/** Small marks: certified, deprecated, draft, tier. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import { certifiedIcon } from './icons';

export interface IStatusBadgeProps {
  status: string | null;
  trans: TranslationBundle;
  /** In a list the icon stands for the word. */
  short?: boolean;
}

export function StatusBadge({ status, trans, short }: IStatusBadgeProps): React.ReactElement | null {
  switch (status) {
    case 'certified':
      return (
        <span className="jp-mw-badge jp-mw-mod-certified" title={trans.__('Certified')}>
          <certifiedIcon.react tag="span" className="jp-mw-badgeIcon" aria-hidden="true" />
          <span className={short ? 'jp-mw-visuallyHidden' : undefined}>{trans.__('Certified')}</span>
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
