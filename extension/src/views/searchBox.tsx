/** Where the words go. */
import { searchIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

export interface ISearchBoxProps {
  words: string;
  loading: boolean;
  listId: string;
  inputRef: React.RefObject<HTMLInputElement>;
  trans: TranslationBundle;
  onWords: (words: string) => void;
  /** The person goes on to the results. */
  onDown: () => void;
}

export function SearchBox(props: ISearchBoxProps): React.ReactElement {
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      props.onDown();
    } else if (event.key === 'Escape' && props.words !== '') {
      event.stopPropagation();
      props.onWords('');
    }
  };
  return (
    <div className="jp-mw-search" role="search">
      <searchIcon.react tag="span" className="jp-mw-searchIcon" aria-hidden="true" />
      <input
        ref={props.inputRef}
        type="search"
        className="jp-mw-input"
        value={props.words}
        placeholder={props.trans.__('What do you want to measure?')}
        aria-label={props.trans.__('Search metrics by name or meaning')}
        aria-controls={props.listId}
        autoComplete="off"
        spellCheck={false}
        onChange={event => props.onWords(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className={`jp-mw-busy ${props.loading ? 'jp-mod-active' : ''}`} aria-hidden="true" />
    </div>
  );
}
