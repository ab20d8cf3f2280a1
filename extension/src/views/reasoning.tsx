/** Word by word: what each part of the question was taken to mean. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Answer } from '../contract';

export function Reasoning(props: { answer: Answer; trans: TranslationBundle }): React.ReactElement {
  const { answer, trans } = props;
  return (
    <table className="jp-mw-reasoning">
      <thead>
        <tr>
          <th scope="col">{trans.__('Your words')}</th>
          <th scope="col">{trans.__('Meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {answer.reasoning.map((step, index) => (
          <tr key={index}>
            <th scope="row">{step.words}</th>
            <td>
              <div className="jp-mw-means">
                <code className="jp-mw-code">{step.means}</code>
                <span className="jp-mw-muted">{step.kind}</span>
              </div>
              {step.definition && <div className="jp-mw-muted">{step.definition}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
