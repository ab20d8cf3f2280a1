/** A second opinion by the project's bigger model: offered with what it costs, asked for by a press, marked when given. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Answer } from '../contract';
import type { IAskState } from '../model/ask';
import { Button, FaultNotice, Progress, Section } from './controls';

export interface ISecondProps {
  answer: Answer;
  state: IAskState;
  trans: TranslationBundle;
  onWeigh: () => void;
  onCancel: () => void;
}

/** The offer, beside an answer that is unsure; while it is weighed, what goes on and a way to stop it. */
export function SecondOffer(props: ISecondProps): React.ReactElement | null {
  const { answer, state, trans, onWeigh, onCancel } = props;
  const second = answer.second;
  if (second === null || second.given) {
    return null;
  }
  const { weighing, slow, said } = state;
  return (
    <Section title={trans.__('Second opinion')}>
      <p className="jp-mw-muted">
        {second.fits
          ? trans.__('%1 can weigh these readings here, on this server: %2. It is not loaded before you say so.', second.model, second.memory)
          : trans.__('%1 does not fit: %2.', second.model, second.memory)}
      </p>
      {second.fits && (
        <div className="jp-mw-readingBar">
          <Button
            label={weighing ? trans.__('Cancel') : trans.__('Ask for a second opinion')}
            onClick={weighing ? onCancel : onWeigh}
          />
        </div>
      )}
      <Progress said={weighing && slow ? (said ?? trans.__('Starting.')) : null} />
      {state.secondFault && <FaultNotice fault={state.secondFault} trans={trans} />}
    </Section>
  );
}

/** The mark of an answer that was weighed. */
export function SecondMark({ answer, trans }: Pick<ISecondProps, 'answer' | 'trans'>): React.ReactElement | null {
  return answer.second?.given ? (
    <p className="jp-mw-secondMark">{trans.__('After a second opinion by %1', answer.second.model)}</p>
  ) : null;
}
