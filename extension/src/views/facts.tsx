/** The metric's facts as a list of terms; what is not known is left out. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Card } from '../contract';

export function Facts(props: { card: Card; trans: TranslationBundle }): React.ReactElement {
  return (
    <dl className="jp-mw-facts">
      {factsOf(props.card, props.trans).map(([term, value]) => (
        <React.Fragment key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </React.Fragment>
      ))}
    </dl>
  );
}

type Fact = [term: string, value: string];

function factsOf(card: Card, trans: TranslationBundle): Fact[] {
  const facts: [string, string | null][] = [
    [trans.__('Owner'), card.owner],
    [trans.__('Unit'), card.unit],
    [trans.__('Better'), better(card.better, trans)],
    [trans.__('Data up to'), freshness(card, trans)],
    ...card.sla.map(({ label, value }): Fact => [label, value]),
    [trans.__('Also called'), card.synonyms.join(', ')],
    [trans.__('Tags'), card.tags.join(', ')],
    [trans.__('Defined in'), place(card)],
    [trans.__('Version'), card.version]
  ];
  return facts.filter((fact): fact is Fact => fact[1] !== null && fact[1] !== '');
}

function freshness({ freshness: { as_of, note } }: Card, trans: TranslationBundle): string {
  const known = as_of ?? trans.__('not known here');
  return note ? `${known} (${note})` : known;
}

function better(word: string | null, trans: TranslationBundle): string | null {
  switch (word) {
    case 'higher':
      return trans.__('when higher');
    case 'lower':
      return trans.__('when lower');
    default:
      return word;
  }
}

function place({ file, line }: Card): string | null {
  return file !== null && line !== null ? `${file}:${line}` : file;
}
