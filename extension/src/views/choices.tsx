/** Queries that are about as likely to be meant: each with what tells it apart, and one press to take it. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Choice } from '../contract';

export interface IChoicesProps {
  choices: readonly Choice[];
  trans: TranslationBundle;
  onChoose: (index: number) => void;
}

export function Choices({ choices, trans, onChoose }: IChoicesProps): React.ReactElement {
  const hint = React.useId();
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const index = Number(event.key) - 1;
    if (choices[index] !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      event.stopPropagation();
      onChoose(index);
    }
  };
  return (
    <>
      <p id={hint} className="jp-mw-muted">
        {trans.__('They are about as likely. Your choice is remembered for this question.')}
      </p>
      <ol className="jp-mw-choices" aria-label={trans.__('What it may mean')} onKeyDown={onKeyDown}>
        {choices.map((choice, index) => (
          <li key={choice.query}>
            <button type="button" className="jp-mw-choice" aria-describedby={hint} onClick={() => onChoose(index)}>
              <kbd className="jp-mw-choiceKey" aria-hidden="true">
                {index + 1}
              </kbd>
              <span className="jp-mw-choiceTitle">{choice.title}</span>
              {choice.says && <span className="jp-mw-choiceSays">{choice.says}</span>}
              <code className="jp-mw-choiceQuery">{choice.query}</code>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
