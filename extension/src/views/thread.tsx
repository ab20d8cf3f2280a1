/** The conversation so far: each step can be gone back to. */
import { undoIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { IStep, Thread } from '../model/thread';
import { IconButton } from './controls';

export interface IConversationProps {
  thread: Thread;
  trans: TranslationBundle;
  onGoBack: (index: number) => void;
}

export function Conversation({ thread, trans, onGoBack }: IConversationProps): React.ReactElement | null {
  const last = thread.length - 1;
  if (last < 1) {
    return null;
  }
  return (
    <nav className="jp-mw-thread" aria-label={trans.__('Conversation')}>
      <ol>
        {thread.map((step, index) => (
          <li key={index} aria-current={index === last ? 'step' : undefined}>
            {index === last ? (
              <span>{said(step, trans)}</span>
            ) : (
              <button
                type="button"
                className="jp-mw-threadStep"
                title={step.answer.query ?? undefined}
                onClick={() => onGoBack(index)}
              >
                {said(step, trans)}
              </button>
            )}
          </li>
        ))}
      </ol>
      <IconButton icon={undoIcon} label={trans.__('Undo the last step')} onClick={() => onGoBack(last - 1)} />
    </nav>
  );
}

function said(step: IStep, trans: TranslationBundle): string {
  return step.proposed === null ? step.question : trans.__('changed by hand');
}
