/** The ask tab: the model's state in, the person's actions out. */
import * as React from 'react';
import { AskBox } from '../views/ask';
import { Proposal } from '../views/proposal';
import type { ISidebarParts } from './sidebar';

export interface IAskPaneProps {
  parts: ISidebarParts;
  inputRef: React.RefObject<HTMLTextAreaElement>;
  onShow: (name: string) => void;
}

export function AskPane({ parts, inputRef, onShow }: IAskPaneProps): React.ReactElement {
  const { ask, target, trans } = parts;
  const state = ask.state;
  React.useEffect(() => void ask.suggest(target.path), [ask, target.path]);
  return (
    <AskBox
      state={state}
      inputRef={inputRef}
      trans={trans}
      onQuestion={question => ask.setQuestion(question)}
      onFollowUp={on => ask.setFollowUp(on)}
      onAsk={() => void ask.ask(target.path)}
      onCancel={() => ask.cancel()}
      onRecall={direction => ask.recall(direction)}
      onSuggestion={question => {
        ask.setQuestion(question);
        void ask.ask(target.path);
        inputRef.current?.focus();
      }}
    >
      {state.answer && (
        <Proposal
          answer={state.answer}
          state={state}
          trans={trans}
          onInsert={(cell, run) => void target.insert(cell, { run })}
          onOpen={onShow}
          onFollowUp={() => {
            ask.setFollowUp(true);
            inputRef.current?.focus();
            inputRef.current?.select();
          }}
          onRevise={query => void ask.revise(query)}
          onTogglePill={index => ask.togglePill(index)}
          onChoose={index => {
            inputRef.current?.focus(); // the button that was pressed is gone
            void ask.choose(index);
          }}
          onChooseAgain={() => ask.chooseAgain()}
          onWeigh={() =>
            void ask.weigh().then(() => {
              if (document.activeElement === document.body) {
                inputRef.current?.focus(); // the button that was pressed is gone
              }
            })
          }
          onCancel={() => ask.cancel()}
          onGoBack={index => ask.goBack(index)}
          onApprove={() => void ask.approve()}
          onStartCorrection={() => ask.startCorrection()}
          onStopCorrection={() => ask.stopCorrection()}
          onCorrection={text => ask.setCorrection(text)}
          onReject={() => void ask.reject()}
        />
      )}
    </AskBox>
  );
}
