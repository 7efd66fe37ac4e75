// Columns that a requirement has on either side of it; late is said in words, and silence after the day is not an answer.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceivedRequirement, SentRequirement } from '../../../src/http/contract.js';
import { Unknown } from '../../marks/unknown.js';
import type { Column } from '../../table/column.js';
import { formatMoment } from '../../words/language.js';
import { aboutWords, answerWords, stateWords } from './requirement-words.js';

type Either = SentRequirement | ReceivedRequirement;

export function useRequirementColumns<Row extends Either>(): readonly Column<Row>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const state = (row: Row) => `${stateWords(row.state, t)}${row.isOverdue ? `, ${t('gaps.overdue')}` : ''}`;
    return [
      { id: 'due', header: t('gaps.due'), width: '8rem', text: (row) => row.dueOn },
      { id: 'state', header: t('gaps.state'), text: state, draw: (row) => <>{row.state === 'nothing_known' && <Unknown />} {stateWords(row.state, t)}{row.isOverdue && <> <span className="chip chip-warn">{t('gaps.overdue')}</span></>}</> },
      { id: 'about', header: t('gaps.about'), text: aboutWords },
      { id: 'words', header: t('gaps.words'), width: '22%', text: (row) => row.words },
      { id: 'answers', header: t('gaps.answers'), width: '22%', text: (row) => answerWords(row, t) },
      { id: 'at', header: t('gaps.asked'), width: '9rem', order: (row) => row.at, text: (row) => `${formatMoment(row.at)}, ${row.askedBy}` },
    ];
  }, [t]);
}
