/** The parts of a proposed query, each to be changed or taken away. */
import { addIcon, closeIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Pill } from '../contract';
import { IconButton } from './controls';

export interface IPillsProps {
  pills: readonly Pill[];
  /** Which one is being changed. */
  open: number | null;
  trans: TranslationBundle;
  onToggle: (index: number) => void;
  onChoose: (query: string) => void;
}

export function Pills(props: IPillsProps): React.ReactElement | null {
  const { pills, open, trans } = props;
  const id = React.useId();
  if (pills.length === 0) {
    return null;
  }
  const opened = open === null ? undefined : pills[open];
  return (
    <div className="jp-mw-pills" role="group" aria-label={trans.__('Change the query')} onKeyDown={closing(props)}>
      <div className="jp-mw-chips">
        {pills.map((pill, index) => (
          <PillButton key={`${pill.kind} ${pill.means} ${index}`} {...props} pill={pill} index={index} controls={id} />
        ))}
      </div>
      {opened !== undefined && (
        <div id={id} className="jp-mw-pillChoices" role="group" aria-label={choicesTitle(opened, trans)}>
          <span className="jp-mw-muted">{choicesTitle(opened, trans)}</span>
          <div className="jp-mw-chips">
            {opened.choices.map(({ label, query }) => (
              <button key={query} type="button" className="jp-mw-chip" onClick={() => props.onChoose(query)}>
                {label}
              </button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

interface IPillButtonProps extends IPillsProps {
  pill: Pill;
  index: number;
  controls: string;
}

function PillButton(props: IPillButtonProps): React.ReactElement | null {
  const { pill, index, open, trans } = props;
  if (pill.kind === 'more') {
    return pill.choices.length === 0 ? null : (
      <IconButton
        icon={addIcon}
        className="jp-mw-pillMore"
        label={trans.__('Add to the query')}
        pressed={open === index}
        onClick={() => props.onToggle(index)}
      />
    );
  }
  const { without } = pill;
  return (
    <span className={`jp-mw-pill jp-mw-pill-${pill.kind}`}>
      <button
        type="button"
        className="jp-mw-pillText"
        title={pill.means}
        disabled={pill.choices.length === 0}
        aria-expanded={open === index}
        aria-controls={open === index ? props.controls : undefined}
        onClick={() => props.onToggle(index)}
      >
        {pill.label}
      </button>
      {without !== null && (
        <IconButton
          icon={closeIcon}
          className="jp-mw-pillRemove"
          label={trans.__('Remove %1', pill.label)}
          onClick={() => props.onChoose(without)}
        />
      )}
    </span>
  );
}

function choicesTitle(pill: Pill, trans: TranslationBundle): string {
  return pill.kind === 'more' ? trans.__('Add:') : trans.__('Instead of %1:', pill.label);
}

/** Escape closes the choices and stays in the panel. */
function closing(props: IPillsProps): React.KeyboardEventHandler {
  return event => {
    if (event.key === 'Escape' && props.open !== null) {
      event.stopPropagation();
      props.onToggle(props.open);
    }
  };
}
