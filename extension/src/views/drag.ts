/** Telling a drag from a click: a drag begins when the pointer has moved a little with the button held. */
import * as React from 'react';

/** Begin to drag a cell from here; `title` is what the dragged card says. */
export type DragStart = (cell: string, title: string, clientX: number, clientY: number) => void;

/** How far the pointer moves before a press becomes a drag, in pixels. */
const THRESHOLD = 5;

export interface IDragHandlers {
  onPointerDown: (event: React.PointerEvent) => void;
  onPointerMove: (event: React.PointerEvent) => void;
  onPointerUp: () => void;
}

export function useDrag(cell: string, title: string, start: DragStart): IDragHandlers {
  const pressed = React.useRef<{ x: number; y: number } | null>(null);
  return {
    onPointerDown: event => {
      pressed.current = event.button === 0 ? { x: event.clientX, y: event.clientY } : null;
    },
    onPointerMove: event => {
      const from = pressed.current;
      if (from === null || event.buttons !== 1) {
        return;
      }
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) >= THRESHOLD) {
        pressed.current = null;
        start(cell, title, event.clientX, event.clientY);
      }
    },
    onPointerUp: () => {
      pressed.current = null;
    }
  };
}
