/** Names from the catalog: they may break after a dot or an underscore, never inside a word. */
import * as React from 'react';

/** A name or a piece of query text, in the font of code. */
export function Code(props: { children: string }): React.ReactElement {
  return (
    <code className="jp-mw-code">
      <Breakable text={props.children} />
    </code>
  );
}

/** The text with places where a line may end. */
export function Breakable(props: { text: string }): React.ReactElement {
  return (
    <>
      {props.text.split(/(?<=[._])(?=[^._])/).map((part, index) => (
        <React.Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </React.Fragment>
      ))}
    </>
  );
}

/** A last word this long must be free to break. */
const LONG = 24;

/** A title with a mark behind its last word: the mark never stands alone on a line. */
export function Marked(props: { title: string; className: string; children: React.ReactNode }): React.ReactElement {
  const cut = props.title.lastIndexOf(' ') + 1;
  return (
    <span className={props.className}>
      {props.title.slice(0, cut)}
      <span className={props.title.length - cut < LONG ? 'jp-mw-together' : undefined}>
        {props.title.slice(cut)}
        {props.children}
      </span>
    </span>
  );
}
