/** Was it right? A correction is edited and confirmed before it is sent. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { IAskState } from '../model/ask';
import { asksWhich } from '../model/thread';
import { Button, FaultNotice, IconButton } from './controls';
import { thumbDownIcon, thumbUpIcon } from './icons';

export interface IVerdictProps {
  state: IAskState;
  trans: TranslationBundle;
  onApprove: () => void;
  onStartCorrection: () => void;
  onStopCorrection: () => void;
  onCorrection: (text: string) => void;
  onReject: () => void;
}

export function Verdict(props: IVerdictProps): React.ReactElement {
  const { state, trans } = props;
  const open = state.verdict === 'none' || state.verdict === 'correcting';
  return (
    <div className="jp-mw-verdict">
      <div className="jp-mw-verdictBar">
        <span role="status">{words(state, trans)}</span>
        {open && (isOpen(state) ? <Teaching {...props} /> : <Thumbs {...props} />)}
      </div>
      {state.verdict === 'correcting' && <Correction {...props} />}
      {state.verdictFault && <FaultNotice fault={state.verdictFault} trans={trans} />}
    </div>
  );
}

/** Whether there is no one query to judge. */
function isOpen({ answer }: IAskState): boolean {
  return answer?.query == null || asksWhich(answer);
}

function Thumbs(props: IVerdictProps): React.ReactElement {
  const { state, trans } = props;
  return (
    <>
      <IconButton icon={thumbUpIcon} label={trans.__('Yes, this is right')} onClick={props.onApprove} />
      <IconButton
        icon={thumbDownIcon}
        label={trans.__('No, correct it')}
        pressed={state.verdict === 'correcting'}
        onClick={state.verdict === 'correcting' ? props.onStopCorrection : props.onStartCorrection}
      />
    </>
  );
}

/** A question that was declined can be answered by who knows: the next time it is. */
function Teaching(props: IVerdictProps): React.ReactElement | null {
  const { state, trans } = props;
  return state.verdict === 'correcting' ? null : (
    <Button label={trans.__('Say what is right')} onClick={props.onStartCorrection} />
  );
}

function words(state: IAskState, trans: TranslationBundle): string {
  switch (state.verdict) {
    case 'good':
      return trans.__('Thank you, remembered as right.');
    case 'bad':
      return state.correction.trim() === '' || state.correction.trim() === state.answer?.query?.trim()
        ? trans.__('Thank you, remembered as wrong.')
        : trans.__('Thank you, the correction is remembered.');
    default:
      if (state.answer && asksWhich(state.answer)) {
        return trans.__('None of these?');
      }
      return isOpen(state) ? trans.__('Do you know the query?') : trans.__('Is this what you meant?');
  }
}

function Correction(props: IVerdictProps): React.ReactElement {
  const { state, trans } = props;
  const field = React.useRef<HTMLTextAreaElement>(null);
  React.useEffect(() => field.current?.focus(), []);
  return (
    <div className="jp-mw-correction">
      <label>
        {trans.__('What would have been right?')}
        <textarea
          ref={field}
          className="jp-mw-input jp-mw-query"
          rows={4}
          spellCheck={false}
          value={state.correction}
          onChange={event => props.onCorrection(event.target.value)}
        />
      </label>
      <div className="jp-mw-readingBar">
        <Button kind="primary" label={trans.__('Send the correction')} onClick={props.onReject} />
        <Button label={trans.__('Cancel')} onClick={props.onStopCorrection} />
      </div>
    </div>
  );
}
