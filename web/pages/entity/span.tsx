// A span of time in words, in which no date is ever broken over two lines.
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Unknown } from '../../marks/unknown.js';
import { spanWords } from './statement-words.js';

interface Props {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export function Span({ validFrom, validTo }: Props) {
  const { t } = useTranslation();
  const words = spanWords({ validFrom, validTo }, t);
  if (words === '') return <Unknown />;
  return <span>{words.split(' ').map((word, at) => <Fragment key={`${at} ${word}`}>{at > 0 && ' '}<span className="unbroken">{word}</span></Fragment>)}</span>;
}
