/** Buttons, badges and notices, alike in every view. */
import type { LabIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { IFault } from '../model/store';

export interface IButtonProps {
  label: string;
  onClick: () => void;
  kind?: 'primary' | 'plain' | 'quiet';
  icon?: LabIcon;
  disabled?: boolean;
  title?: string;
}

export function Button(props: IButtonProps): React.ReactElement {
  const { kind = 'plain', icon } = props;
  return (
    <button
      type="button"
      className={`jp-mw-button jp-mw-mod-${kind}`}
      onClick={props.onClick}
      disabled={props.disabled}
      title={props.title}
    >
      {icon && <icon.react tag="span" className="jp-mw-buttonIcon" aria-hidden="true" />}
      {props.label}
    </button>
  );
}

export interface IIconButtonProps {
  icon: LabIcon;
  label: string;
  onClick: () => void;
  pressed?: boolean;
  className?: string;
}

export function IconButton(props: IIconButtonProps): React.ReactElement {
  return (
    <button
      type="button"
      className={`jp-mw-iconButton ${props.className ?? ''}`}
      aria-label={props.label}
      aria-pressed={props.pressed}
      title={props.label}
      onClick={props.onClick}
    >
      <props.icon.react tag="span" aria-hidden="true" />
    </button>
  );
}

export function Section(props: { title: string; count?: number; children: React.ReactNode }): React.ReactElement {
  const id = React.useId();
  return (
    <section className="jp-mw-section" aria-labelledby={id}>
      <h3 id={id} className="jp-mw-sectionTitle">
        {props.title}
        {props.count !== undefined && <span className="jp-mw-count">{props.count}</span>}
      </h3>
      {props.children}
    </section>
  );
}

/** Something failed: what, and what to do. */
export function FaultNotice(props: {
  fault: IFault;
  trans: TranslationBundle;
  onRetry?: () => void;
}): React.ReactElement {
  return (
    <div className="jp-mw-notice jp-mw-mod-error" role="alert">
      <p className="jp-mw-noticeTitle">{props.fault.message}</p>
      {props.fault.remedy && <p>{props.fault.remedy}</p>}
      {props.onRetry && <Button label={props.trans.__('Try again')} onClick={props.onRetry} />}
    </div>
  );
}

/** A calm remark, for an empty list or a state worth knowing. */
export function Notice(props: {
  title: string;
  tone?: 'plain' | 'warning';
  children?: React.ReactNode;
}): React.ReactElement {
  return (
    <div className={`jp-mw-notice jp-mw-mod-${props.tone ?? 'plain'}`}>
      <p className="jp-mw-noticeTitle">{props.title}</p>
      {props.children}
    </div>
  );
}

/** What is being done. It is there before it speaks, so that a screen reader hears each change; with nothing to say it is empty. */
export function Progress({ said }: { said: string | null }): React.ReactElement {
  return (
    <div className={said === null ? 'jp-mw-progress' : 'jp-mw-progress jp-mod-busy'} role="status" aria-live="polite">
      {said !== null && (
        <>
          <span className="jp-mw-spinner" aria-hidden="true" />
          <span>{said}</span>
        </>
      )}
    </div>
  );
}

/** Grey bars where text is about to be. */
export function Loading(props: { label: string }): React.ReactElement {
  return (
    <div className="jp-mw-loading" role="status" aria-label={props.label}>
      {[82, 60, 74, 48].map(width => (
        <span key={width} className="jp-mw-bone" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
