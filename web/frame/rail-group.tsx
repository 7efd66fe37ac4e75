// A task with its rooms: folded and unfolded by its heading, with the mouse or the keyboard. What is folded is not there for a screen reader either; the room that one is in is never folded away unasked.
import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';

interface Props {
  readonly title: string;
  /** Begins folded, unless one is in one of its rooms: places that are gone to once a month. */
  readonly isRare?: boolean;
  /** How the addresses of its rooms begin. */
  readonly under: readonly string[];
  readonly children: ReactNode;
}

export function RailGroup({ title, isRare = false, under, children }: Props) {
  const id = useId();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // Kept while the window shows this person's work, and nowhere else.
  const [chosen, choose] = useState<boolean>();
  const isOpen = chosen ?? (!isRare || under.some((one) => path === one || path.startsWith(`${one}/`)));
  return (
    <>
      <h2 className="rail-task"><button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => choose(!isOpen)}><svg className="rail-turn" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5"><path d="M3 2l3.5 3L3 8" /></svg>{title}</button></h2>
      <ul id={id} className="rail-list" hidden={!isOpen}>{children}</ul>
    </>
  );
}
