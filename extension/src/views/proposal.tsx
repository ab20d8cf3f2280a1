/** What came back for a question: a query, a choice of readings, or an honest "I don't know". */
import { runIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Answer } from '../contract';
import type { IAskState } from '../model/ask';
import { confidenceLevel, percent } from '../model/confidence';
import type { ConfidenceLevel } from '../model/confidence';
import { asksWhich } from '../model/thread';
import type { IStep } from '../model/thread';
import { Choices } from './choices';
import { Button, Section } from './controls';
import { Pills } from './pills';
import { Reasoning } from './reasoning';
import { SecondMark, SecondOffer } from './second';
import { Conversation } from './thread';
import { Verdict } from './verdict';
import type { IVerdictProps } from './verdict';

export interface IProposalProps extends Omit<IVerdictProps, 'state'> {
  answer: Answer;
  state: IAskState;
  trans: TranslationBundle;
  onInsert: (cell: string, run: boolean) => void;
  onOpen: (name: string) => void;
  /** The next question goes on from this answer. */
  onFollowUp: () => void;
  /** Put another query in place of this one. */
  onRevise: (query: string) => void;
  onTogglePill: (index: number) => void;
  onGoBack: (index: number) => void;
  /** Take one of the queries to choose among. */
  onChoose: (index: number) => void;
  onChooseAgain: () => void;
  /** Have a bigger model weigh the readings. */
  onWeigh: () => void;
  onCancel: () => void;
}

export function Proposal(props: IProposalProps): React.ReactElement {
  const { answer, state, trans } = props;
  const open = asksWhich(answer);
  const step = answer.query === null || open ? undefined : state.thread[state.thread.length - 1];
  return (
    <article className="jp-mw-proposal" aria-label={trans.__('Proposal')}>
      <Conversation thread={state.thread} trans={trans} onGoBack={props.onGoBack} />
      <Sureness {...props} step={step} />
      <SecondMark answer={answer} trans={trans} />
      {answer.clarification && !open && <p className="jp-mw-clarification">{answer.clarification}</p>}
      {open && <Choices choices={answer.choices} trans={trans} onChoose={props.onChoose} />}
      {answer.query !== null && answer.cell !== null && !open && (
        <Reading
          {...props}
          query={answer.query}
          cell={answer.cell}
          primary={answer.zone === 'answer'}
          share={answer.zone === 'choose' ? answer.confidence : null}
          why={answer.says}
        />
      )}
      <SecondOffer {...props} />
      {step !== undefined && (
        <Pills
          pills={step.pills}
          open={state.openPill}
          trans={trans}
          onToggle={props.onTogglePill}
          onChoose={props.onRevise}
        />
      )}
      <Sentences title={trans.__('Assumed')} sentences={answer.assumptions} />
      {!open && <Alternatives {...props} />}
      <Nearest {...props} />
      {answer.reasoning.length > 0 && step?.proposed == null && (
        <Section title={open ? trans.__('How your words were read for the first') : trans.__('How your words were read')}>
          <Reasoning answer={answer} trans={trans} />
        </Section>
      )}
      <Sentences title={trans.__('Words that were not used')} sentences={answer.unused} />
      {answer.query !== null && !open && (
        <div className="jp-mw-followUp">
          <Button label={trans.__('Ask a follow-up to this answer')} onClick={props.onFollowUp} />
        </div>
      )}
      <Verdict {...props} />
    </article>
  );
}

/** How sure the answer is. A query that a person made or chose needs no estimate of how sure the machine is. */
function Sureness(props: IProposalProps & { step?: IStep }): React.ReactElement {
  const { answer, step, trans } = props;
  if (step?.proposed == null && !step?.chosenFrom) {
    return <Confidence answer={answer} trans={trans} />;
  }
  return (
    <div className="jp-mw-confidence" role="status">
      <span className="jp-mw-confidenceWords">
        {step.proposed === null ? trans.__('Chosen by you') : trans.__('Changed by you')}
      </span>
      {step.proposed === null && <Button label={trans.__('Choose another')} onClick={props.onChooseAgain} />}
    </div>
  );
}

function Confidence(props: { answer: Answer; trans: TranslationBundle }): React.ReactElement {
  const { answer, trans } = props;
  const level = confidenceLevel(answer);
  const share = percent(answer.confidence);
  const meaning = trans.__('How often answers that looked like this one were right.');
  return (
    <div className={`jp-mw-confidence jp-mw-level-${level}`} role="status">
      <span className="jp-mw-confidenceWords">{confidenceWords(answer, level, trans)}</span>
      {(level === 'high' || level === 'fair') && (
        <>
          <span className="jp-mw-meter" aria-hidden="true">
            <span className="jp-mw-meterFill" style={{ width: `${share}%` }} />
          </span>
          <span className="jp-mw-confidenceNumber" title={meaning}>
            {trans.__('%1%', share)}
          </span>
          <span className="jp-mw-visuallyHidden">{meaning}</span>
        </>
      )}
    </div>
  );
}

function confidenceWords(answer: Answer, level: ConfidenceLevel, trans: TranslationBundle): string {
  switch (level) {
    case 'high':
      return trans.__('Confident');
    case 'fair':
      return trans.__('Fairly confident');
    case 'unsure':
      return asksWhich(answer) ? trans.__('Which do you mean?') : trans.__('Not sure');
    case 'none':
      return trans.__('I don’t know');
  }
}

interface IReadingProps extends IProposalProps {
  query: string;
  cell: string;
  primary: boolean;
  share: number | null;
  why: string | null;
}

function Reading(props: IReadingProps): React.ReactElement {
  const { trans, query, cell } = props;
  return (
    <div className="jp-mw-reading">
      {props.why && <div className="jp-mw-muted">{props.why}</div>}
      <pre className="jp-mw-query" tabIndex={0} aria-label={trans.__('Proposed query')}>
        {query}
      </pre>
      <div className="jp-mw-readingBar">
        <Button
          kind={props.primary ? 'primary' : 'plain'}
          label={trans.__('Insert')}
          onClick={() => props.onInsert(cell, false)}
        />
        <Button icon={runIcon} label={trans.__('Insert and run')} onClick={() => props.onInsert(cell, true)} />
        {props.share !== null && <span className="jp-mw-share">{trans.__('%1%', percent(props.share))}</span>}
      </div>
    </div>
  );
}

/** Other readings, in plain sight; beside a clear answer under a title of their own. */
function Alternatives(props: IProposalProps): React.ReactElement | null {
  const { answer, trans } = props;
  if (answer.alternatives.length === 0) {
    return null;
  }
  const list = answer.alternatives.map(other => (
    <Reading
      key={other.query}
      {...props}
      query={other.query}
      cell={other.cell}
      primary={false}
      share={other.confidence}
      why={other.why}
    />
  ));
  return <Section title={trans.__('It could also mean')}>{list}</Section>;
}

function Nearest(props: IProposalProps): React.ReactElement | null {
  const { answer, trans } = props;
  if (answer.zone !== 'abstain' || answer.nearest.length === 0) {
    return null;
  }
  return (
    <Section title={trans.__('Nearest metrics')}>
      <div className="jp-mw-chips">
        {answer.nearest.map(({ name, title }) => (
          <button key={name} type="button" className="jp-mw-chip" onClick={() => props.onOpen(name)}>
            {title}
          </button>
        ))}
      </div>
    </Section>
  );
}

function Sentences(props: { title: string; sentences: readonly string[] }): React.ReactElement | null {
  if (props.sentences.length === 0) {
    return null;
  }
  return (
    <Section title={props.title}>
      <ul className="jp-mw-limits">
        {props.sentences.map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Section>
  );
}
