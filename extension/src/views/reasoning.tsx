/** Word by word: what each part of the question was taken to mean. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Answer } from '../contract';
import { Code } from './code';

export function Reasoning(props: { answer: Answer; trans: TranslationBundle }): React.ReactElement {
  const { answer, trans } = props;
  return (
    <ul className="jp-mw-reasoning" aria-label={trans.__('How your words were read')}>
      {answer.reasoning.map((step, index) => (
        <li key={index}>
          <div className="jp-mw-step">
            <q className="jp-mw-words">{step.words}</q>
            <span className="jp-mw-arrow" aria-hidden="true">
              →
            </span>
            <span className="jp-mw-visuallyHidden">{trans.__('means')}</span>
            <Code>{step.means}</Code>
          </div>
          <div className="jp-mw-muted">{[step.kind, step.definition].filter(Boolean).join(' · ')}</div>
        </li>
      ))}
    </ul>
  );
}
