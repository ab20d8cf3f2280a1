/** The cost tab: the board of cloud efficiency, or what stands in its place. */
import * as React from 'react';
import { Button, FaultNotice, Loading, Notice } from '../views/controls';
import { Board } from '../views/efficiency';
import type { ISidebarParts } from './sidebar';

export function EfficiencyPane({ parts }: { parts: ISidebarParts }): React.ReactElement {
  const { efficiency, target, trans } = parts;
  const { reply, fault } = efficiency.state;
  const insert = (cell: string): void => void target.insert(cell);
  return (
    <div className="jp-mw-finder">
      <div className="jp-mw-results jp-mw-boardPane">
        {fault !== null && <FaultNotice fault={fault} trans={trans} onRetry={() => void efficiency.refresh()} />}
        {fault === null && reply === null && <Loading label={trans.__('Loading')} />}
        {reply !== null && reply.state === 'empty' && (
          <Notice title={trans.__('Nothing is published yet.')}>
            <p>{trans.__('A cell in a notebook here reads the deliveries and computes what everybody pays.')}</p>
            <Button label={trans.__('Insert the cell')} kind="primary" onClick={() => insert(reply.cell)} />
          </Notice>
        )}
        {reply !== null && reply.state === 'ready' && <Board board={reply} trans={trans} onInsert={insert} />}
        {reply !== null && (
          <div className="jp-mw-more">
            <Button kind="quiet" label={trans.__('Read again')} onClick={() => void efficiency.refresh()} />
          </div>
        )}
      </div>
    </div>
  );
}
