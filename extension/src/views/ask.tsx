/** The ask box: a question in plain words, and the proposal that comes back. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { IAskState } from '../model/ask';
import { Button, FaultNotice, Notice, Progress, Section } from './controls';

export interface IAskBoxProps {
  state: IAskState;
  inputRef: React.RefObject<HTMLTextAreaElement>;
  trans: TranslationBundle;
  onQuestion: (question: string) => void;
  onFollowUp: (on: boolean) => void;
  onAsk: () => void;
  onCancel: () => void;
  /** Bring back the question before, or the one after. */
  onRecall: (direction: -1 | 1) => void;
  /** Ask one of the suggested questions. */
  onSuggestion: (question: string) => void;
  children?: React.ReactNode;
}

export function AskBox(props: IAskBoxProps): React.ReactElement {
  const { state, trans } = props;
  const waits = state.pending && state.slow;
  return (
    <div className="jp-mw-ask">
      <form
        className="jp-mw-askForm"
        onSubmit={event => {
          event.preventDefault();
          props.onAsk();
        }}
      >
        <Question {...props} />
        <div className="jp-mw-askBar">
          {state.followUp && (
            <label className="jp-mw-check">
              <input
                type="checkbox"
                checked={state.followUp}
                onChange={event => props.onFollowUp(event.target.checked)}
              />
              {trans.__('A follow-up to the answer below')}
            </label>
          )}
          <span className="jp-mw-spacer" />
          {waits ? (
            <Button label={trans.__('Cancel')} onClick={props.onCancel} />
          ) : (
            <Button
              kind="primary"
              label={trans.__('Ask')}
              disabled={state.question.trim() === ''}
              onClick={props.onAsk}
            />
          )}
        </div>
      </form>
      <Progress said={waits ? (state.said ?? trans.__('Working out a query.')) : null} />
      {!waits && state.fault && <FaultNotice fault={state.fault} trans={trans} onRetry={props.onAsk} />}
      {!waits && !state.fault && state.answer === null && <Introduction {...props} />}
      {!waits && !state.fault && props.children}
    </div>
  );
}

function Question(props: IAskBoxProps): React.ReactElement {
  const { state, trans } = props;
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      props.onAsk();
    } else if (event.key === 'Escape' && state.pending) {
      event.stopPropagation();
      props.onCancel();
    } else if (recalls(event)) {
      event.preventDefault();
      props.onRecall(event.key === 'ArrowUp' ? -1 : 1);
    }
  };
  return (
    <textarea
      ref={props.inputRef}
      className="jp-mw-input jp-mw-question"
      rows={2}
      value={state.question}
      placeholder={trans.__('Which carrier cancels the most flights?')}
      aria-label={trans.__('Your question')}
      onChange={event => props.onQuestion(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}

/** Up on the first line and down on the last recall questions, as in a shell; within a text they move the cursor. */
function recalls(event: React.KeyboardEvent): boolean {
  if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLTextAreaElement)) {
    return false;
  }
  const { value, selectionStart, selectionEnd } = event.target;
  if (event.key === 'ArrowUp') {
    return selectionStart === selectionEnd && !value.slice(0, selectionStart).includes('\n') && selectionStart === 0;
  }
  return event.key === 'ArrowDown' && selectionStart === value.length;
}

function Introduction({ state, trans, onSuggestion }: IAskBoxProps): React.ReactElement {
  return (
    <>
      <Notice title={trans.__('Ask in your own words.')}>
        <p>
          {trans.__(
            'You get a proposed query made of governed metrics, with what each of your words was taken to mean. Nothing runs until you say so.'
          )}
        </p>
      </Notice>
      {state.suggestions.length > 0 && (
        <Section title={trans.__('For example')}>
          <ul className="jp-mw-suggestions">
            {state.suggestions.map(question => (
              <li key={question}>
                <button type="button" className="jp-mw-suggestion" onClick={() => onSuggestion(question)}>
                  {question}
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
