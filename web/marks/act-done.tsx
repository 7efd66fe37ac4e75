// What was done, told as a page of its own: its heading takes the focus, so that a screen reader and the keyboard go on from here.
import type { ReactNode } from 'react';
import { PageHead } from './page-head.js';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

export function ActDone({ title, children }: Props) {
  return (
    <>
      <PageHead title={title} />
      <div className="banner chip-accent" role="status"><div>{children}</div></div>
    </>
  );
}
